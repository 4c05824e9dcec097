#version 330
// The lake's one sheet.
#include "frame.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
in vec4 p3d_Vertex;
out vec3 v_place;

void main() {
    v_place = p3d_Vertex.xyz;
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(p3d_Vertex.xyz, 1.0);
}
