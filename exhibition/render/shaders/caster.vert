#version 330
// One vertex as the sun sees it: the same places and states as the surface, nothing else.
#include "frame.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform sampler2D part_states;

in vec4 p3d_Vertex;
in float owner;
in vec4 row0;
in vec4 row1;
in vec4 row2;
in float instance_owner;
#ifdef ROOM
out float v_over;  // metres above what may shade the room's key light
#endif
#ifdef IMPORTED
in vec2 metres;
in vec2 surface;
out vec2 v_uv;
out float v_opacity;
flat out int v_material;
#endif

void main() {
#ifdef IMPORTED
    v_uv = metres;
    v_material = int(surface.x + 0.5);
    v_opacity = surface.y / 255.0;
#endif
    float whole = owner + instance_owner + 0.5;
    int part = int(whole / OWNER_PHASES);
    float phase = floor(whole - float(part) * OWNER_PHASES);
    ivec2 cell = ivec2((part % PARTS_A_ROW) * 3, part / PARTS_A_ROW);
    float shown = texelFetch(part_states, cell, 0).a;
    vec4 shift = texelFetch(part_states, cell + ivec2(1, 0), 0);
    vec4 p = vec4(p3d_Vertex.xyz, 1.0);
    vec3 place = vec3(dot(row0, p), dot(row1, p), dot(row2, p)) + shift.xyz;
#ifdef ROOM
    v_over = place.z - CEILING;
#endif
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(place, 1.0);
    float ghost = texelFetch(part_states, cell + ivec2(2, 0), 0).r;
    if (shown < 0.5 || ghost > 0.5 || phase > shift.w * PHASE_COUNT + 0.01) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}
