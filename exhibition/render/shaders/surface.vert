#version 330
// One vertex of any batch -> its place in the world, with its part's state and its material looked up.
#include "frame.glsl"
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform sampler2D material_table;
uniform sampler2D part_states;
#if !defined(FLAT) && !defined(RICH)
#include "air.glsl"
#include "light.glsl"
#endif

in vec4 p3d_Vertex;
in vec2 facing;
in vec2 metres;
in vec4 stain;
in float owner;
in vec4 row0;
in vec4 row1;
in vec4 row2;
in float instance_owner;

out vec3 v_place;
out vec3 v_normal;
out vec4 v_base;         // colour, openness to the light around
out vec2 v_uv;
flat out vec4 v_finish;  // roughness, metal, coat, layer
flat out vec4 v_tint;    // added light, glow; below 0 for an outline of what is not there
#if !defined(FLAT) && !defined(RICH)
out vec3 v_light;        // from all around and from the lamps
out vec4 v_air;          // see haze
#endif
#ifdef IMPORTED
in vec2 surface;  // material, opacity
flat out vec4 v_look;      // slot and wraps of the base colour's picture, flags, cutoff
flat out vec4 v_emission;  // light, scale of the relief
flat out float v_mirrored;
out float v_opacity;
#ifdef MAPS
flat out int v_material;
out vec2 v_metres;
#endif
#endif

// A direction folded onto an octahedron, in the upper twelve bits of each; see geoms.facing_packed.
vec3 unfolded(vec2 f) {
    f = floor(f / 16.0) / 2047.0;
    vec3 n = vec3(f, 1.0 - abs(f.x) - abs(f.y));
    if (n.z < 0.0) n.xy = (1.0 - abs(n.yx)) * vec2(n.x >= 0.0 ? 1.0 : -1.0, n.y >= 0.0 ? 1.0 : -1.0);
    return n;
}

// Two numbers from 0 to 1 that only this instance has: no two columns weathered alike.
vec2 chance(int part) {
    uvec3 bits = floatBitsToUint(vec3(row0.w, row1.w, row2.w));
    uint h = (bits.x * 0x9E3779B1u) ^ (bits.y * 0x85EBCA77u) ^ (bits.z * 0xC2B2AE3Du) ^ (uint(part) * 0x27D4EB2Fu);
    h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
    h = (h ^ (h >> 12)) * 0x297A2D39u;
    return vec2(float((h >> 8) & 0xFFFu), float(h >> 20)) / 4095.0;
}

void main() {
    float whole = owner + instance_owner + 0.5;
    int part = int(whole / OWNER_PHASES);
    float phase = floor(whole - float(part) * OWNER_PHASES);
    ivec2 cell = ivec2((part % PARTS_A_ROW) * 3, part / PARTS_A_ROW);
    vec4 tint = texelFetch(part_states, cell, 0);
    vec4 shift = texelFetch(part_states, cell + ivec2(1, 0), 0);

#ifdef IMPORTED
    int material = int(surface.x + 0.5);
#else
    int material = int(stain.a + 0.5);
#endif
    vec4 base = texelFetch(material_table, ivec2(material, 0), 0);
    vec4 finish = texelFetch(material_table, ivec2(material, 1), 0);
    vec4 extra = texelFetch(material_table, ivec2(material, 2), 0);
    float glow = extra.r;

    vec4 p = vec4(p3d_Vertex.xyz, 1.0);
    vec3 place = vec3(dot(row0, p), dot(row1, p), dot(row2, p)) + shift.xyz;
    vec3 c0 = cross(row1.xyz, row2.xyz);
    vec3 n = unfolded(facing);
    float open = dot(facing - 16.0 * floor(facing / 16.0), vec2(1.0, 16.0)) / 255.0;
    n = vec3(dot(c0, n), dot(cross(row2.xyz, row0.xyz), n), dot(cross(row0.xyz, row1.xyz), n));
    v_normal = normalize(dot(row0.xyz, c0) < 0.0 ? -n : n);
    v_place = place;
    vec3 soot = stain.rgb / 255.0;
    v_base = vec4(base.rgb * soot * soot, open);
    v_uv = metres * finish.w;
    v_finish = vec4(base.a, finish.xyz);
    float ghost = texelFetch(part_states, cell + ivec2(2, 0), 0).r;
    v_tint = vec4(tint.rgb, ghost > 0.5 ? -1.0 : glow);
#ifndef FLAT
    if (extra.g < 0.5) {
        vec2 h = chance(part) - 0.5;
        v_base.rgb *= 1.0 + extra.b * vec3(h.x + 0.35 * h.y, h.x, h.x - 0.35 * h.y);
        // Behind some windows somebody is still up.
        v_tint.rgb += extra.a * NIGHT * step(-0.1, h.y) * (0.9 + h.x) * vec3(1.0, 0.60, 0.26);
    }
#endif
#ifdef IMPORTED
    vec4 lies = texelFetch(material_table, ivec2(material, 5), 0);
    vec4 turned = texelFetch(material_table, ivec2(material, 6), 0);
    if (extra.g > 0.5) {
        v_base.rgb = base.rgb * pow(soot, vec3(2.2));
        v_uv = vec2(dot(turned.xy, metres), dot(turned.zw, metres)) + lies.zw;
    }
    v_look = vec4(lies.xy, extra.gb);
    v_emission = texelFetch(material_table, ivec2(material, 3), 0);
    v_mirrored = dot(row0.xyz, c0);
    v_opacity = extra.a * surface.y / 255.0;
#ifdef MAPS
    v_material = material;
    v_metres = metres;
#endif
#endif
#if !defined(FLAT) && !defined(RICH)
    v_air = haze(place - EYE);
    v_light = ambient(v_normal);
    for (int i = 0; i < LAMP_COUNT; i++) {
        vec3 l;
        vec3 arriving = lamp_light(i, place, l);
        v_light += arriving * max(dot(v_normal, l) * 0.85 + 0.15, 0.0);
    }
#endif
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(place, 1.0);
    if (tint.a < 0.5 || phase > shift.w * PHASE_COUNT + 0.01) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}
