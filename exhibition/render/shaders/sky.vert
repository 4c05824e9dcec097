#version 330
// A triangle over the whole picture, behind all; each pixel gets the direction it looks in.
#include "frame.glsl"
in vec4 p3d_Vertex;
out vec3 v_direction;

void main() {
    v_direction = LOOK_FORWARD + LOOK_RIGHT * p3d_Vertex.x + LOOK_UP * p3d_Vertex.z;
    gl_Position = vec4(p3d_Vertex.xz, 1.0, 1.0);
}
