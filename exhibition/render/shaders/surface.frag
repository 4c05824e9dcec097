#version 330
// One pixel of any surface: pattern, relief, sun, surroundings, lamps, haze.
#include "frame.glsl"
#include "air.glsl"
uniform sampler2DArray patterns;
#ifdef RICH
uniform sampler2DArray reliefs;
#endif
#ifndef FLAT
#include "light.glsl"
#endif
#ifdef IMPORTED
uniform sampler2D material_table;
#include "imported.glsl"
flat in vec4 v_look;
flat in vec4 v_emission;
flat in float v_mirrored;
in float v_opacity;
#ifdef MAPS
flat in int v_material;
in vec2 v_metres;
#endif
#endif
#if !defined(FLAT) && !defined(RICH)
in vec3 v_light;
in vec4 v_air;
#endif

in vec3 v_place;
in vec3 v_normal;
in vec4 v_base;
in vec2 v_uv;
flat in vec4 v_finish;
flat in vec4 v_tint;
out vec4 pixel;

#ifndef FLAT
// What a pixel shows, before light falls on it.
struct Face {
    vec3 albedo, sent, n, flat_n;
    float roughness, metal, coat, cavity, open;
};

// A normal leant by ``slope`` along the surface's own u and v: px, py, ux, uy are what one pixel across and up changes.
vec3 bent(vec3 n, vec3 px, vec3 py, vec2 ux, vec2 uy, vec2 slope, float straight) {
    vec3 t = px * uy.y - py * ux.y;
    vec3 b = py * ux.x - px * uy.x;
    float size = max(max(dot(t, t), dot(b, b)), 1e-20);
    float turn = (ux.x * uy.y - uy.x * ux.y) < 0.0 ? -1.0 : 1.0;
    return normalize(n * straight + (t * slope.x + b * slope.y) * (turn * inversesqrt(size)));
}

#ifdef RICH
#include "rich.glsl"
#else
#include "plain.glsl"
#endif
#endif

// What is not there, drawn as an outline: light where the surface turns away from the eye, nothing where it faces it.
void outline(vec3 n) {
    float away = 1.0 - abs(dot(n, normalize(EYE - v_place)));
    float line = smoothstep(0.42, 0.86, away);
    if (line < 0.06 + 0.9 * grain(gl_FragCoord.xy)) discard;
    pixel = vec4(stored_as_is(vec3(0.85, 0.89, 0.93)), 1.0);
}

void main() {
    vec3 n = normalize(v_normal);
    if (v_tint.a < -0.5) {
        outline(n);
        return;
    }
    vec3 albedo, sent = vec3(0.0);
    float alpha = 1.0;
    vec3 from_eye = v_place - EYE;
#ifndef FLAT
    vec3 flat_n = n;
    float roughness = v_finish.x, cavity = 1.0, metal = v_finish.y, coat = v_finish.z;
    vec3 px = dFdx(v_place), py = dFdy(v_place);
#endif
#ifdef IMPORTED
    int flags = int(v_look.z + 0.5);
    bool back = gl_FrontFacing == (v_mirrored < 0.0);
    vec4 own = picture(v_look.x, v_look.y, v_uv);
#ifdef MIXED
    if (flags != 0) {
#endif
        if (back && (flags & TWO_SIDED) == 0) discard;
        albedo = v_base.rgb * linear_light(own.rgb);
        alpha = (flags & (MASK | BLEND)) != 0 ? own.a * v_opacity : 1.0;
        if ((flags & MASK) != 0) {
            alpha = covered(alpha, v_look.w, SAMPLES);
            if (alpha <= 0.0) discard;
        }
        if ((flags & UNLIT) != 0) {
            pixel = vec4(stored_as_is(clamp(albedo + v_tint.rgb, 0.0, 1.0)), alpha);
            return;
        }
        sent = v_emission.rgb;
#ifdef MAPS
        vec4 glow = row_of(v_material, 11);
        sent *= linear_light(picture(glow.x, glow.y, placed(v_material, 3, v_metres)).rgb);
#endif
#ifndef FLAT
#ifdef MAPS
        vec4 finish = row_of(v_material, 9);
        vec3 orm = picture(finish.x, finish.y, placed(v_material, 2, v_metres)).rgb;
        roughness *= orm.g;
        metal *= orm.b;
        cavity = 1.0 + row_of(v_material, 4).r * (orm.r - 1.0);
        vec4 bumps = row_of(v_material, 7);
        if (bumps.x > -0.5) {
            vec2 at = placed(v_material, 1, v_metres);
            vec3 bump = picture(bumps.x, bumps.y, at).rgb * 2.0 - 1.0;
            // The picture's green points up, against v.
            n = bent(n, px, py, dFdx(at), dFdy(at), bump.xy * vec2(1.0, -1.0) * v_emission.a, max(bump.z, 0.05));
        }
#endif
        if (back) flat_n = -flat_n;
#endif
        if (back) n = -n;
#ifdef MIXED
    } else {
#endif
#endif
#if !defined(IMPORTED) || defined(MIXED)
    vec3 coords = vec3(v_uv, v_finish.w);
    vec4 pattern = texture(patterns, coords);
    albedo = mix(v_base.rgb * pattern.rgb * 2.0, pattern.rgb * pattern.rgb, pattern.a);
#ifdef RICH
    vec4 relief = texture(reliefs, coords);
    n = bent(n, px, py, dFdx(v_uv), dFdy(v_uv), relief.rg * 2.0 - 1.0, 1.0);
    cavity = relief.b;
    roughness *= 0.5 + relief.a;
#endif
#endif
#ifdef MIXED
    }
#endif
#ifdef FLAT
    vec3 light = SUN_COLOUR * max(dot(n, SUN), 0.0) + mix(AMBIENT_DOWN, AMBIENT_UP, n.z * 0.5 + 0.5);
    pixel = vec4(stored(albedo * (light + v_tint.a) + v_tint.rgb + sent), alpha);
#else
    sent += albedo * v_tint.a + v_tint.rgb;
    Face face = Face(albedo, sent, n, flat_n, clamp(roughness, 0.06, 1.0), metal, coat, cavity, cavity * v_base.a);
    pixel = vec4(stored(lit(face, from_eye)), alpha);
#endif
}
