#version 330
// Depth only; holes of imported surfaces let the sun through, and a room's key light hangs below its ceiling.
#ifdef ROOM
in float v_over;
#endif
#ifdef IMPORTED
uniform sampler2D material_table;
#include "imported.glsl"
in vec2 v_uv;
in float v_opacity;
flat in int v_material;
#endif

void main() {
#ifdef ROOM
    if (v_over > 0.0) discard;
#endif
#ifdef IMPORTED
    vec4 lies = row_of(v_material, 5), extra = row_of(v_material, 2);
    float opacity = picture(lies.x, lies.y, placed(v_material, 0, v_uv)).a * v_opacity * extra.w;
    if ((int(extra.y + 0.5) & MASK) != 0 && opacity < extra.z) discard;
#endif
}
