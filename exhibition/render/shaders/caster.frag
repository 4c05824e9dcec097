#version 330
// Depth only; holes of imported surfaces let the sun through.
#ifdef IMPORTED
uniform sampler2D material_table;
#include "imported.glsl"
in vec2 v_uv;
in float v_opacity;
flat in int v_material;

void main() {
    vec2 ux = dFdx(v_uv), uy = dFdy(v_uv);
    vec4 extra = row_of(v_material, 2);
    if ((int(extra.y + 0.5) & MASK) == 0) return;
    float opacity = picture(v_material, BASE, v_uv, ux, uy, vec4(1.0)).a * v_opacity * extra.w;
    if (opacity < extra.z) discard;
}
#else
void main() {}
#endif
