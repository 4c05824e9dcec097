#version 330
// One pixel of any surface: pattern, relief, sun, sky, lamps, haze, screen.
#include "frame.glsl"
#include "air.glsl"
uniform sampler2DArray patterns;
uniform sampler2DArray reliefs;
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
#ifdef SHADOW
uniform sampler2DShadow shadow_map;
in vec3 v_shadow;
#endif

in vec3 v_place;
in vec3 v_normal;
in vec3 v_base;
in vec2 v_uv;
flat in vec4 v_finish;
flat in vec4 v_tint;
out vec4 pixel;

vec3 sun_lit() {
#ifdef SHADOW
    vec2 inside = step(abs(v_shadow.xy - 0.5), vec2(0.49));
#ifdef SOFT
    vec2 texel = 1.0 / vec2(textureSize(shadow_map, 0));
    float lit = 0.0;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) lit += texture(shadow_map, v_shadow + vec3(vec2(x, y) * texel, -0.0003));
    lit /= 9.0;
#else
    float lit = texture(shadow_map, v_shadow - vec3(0.0, 0.0, 0.0003));
#endif
    return SUN_COLOUR * mix(1.0, lit, inside.x * inside.y);
#else
    return SUN_COLOUR;
#endif
}

#ifndef FLAT
// A normal leant by ``slope`` along the surface's own u and v: px, py, ux, uy are what one pixel across and up changes.
vec3 bent(vec3 n, vec3 px, vec3 py, vec2 ux, vec2 uy, vec2 slope, float straight) {
    vec3 t = px * uy.y - py * ux.y;
    vec3 b = py * ux.x - px * uy.x;
    float size = max(max(dot(t, t), dot(b, b)), 1e-20);
    float turn = (ux.x * uy.y - uy.x * ux.y) < 0.0 ? -1.0 : 1.0;
    return normalize(n * straight + (t * slope.x + b * slope.y) * (turn * inversesqrt(size)));
}
#endif

// What is not there, drawn as an outline: light where the surface turns away from the eye, nothing where it faces it.
void outline(vec3 n) {
    float away = 1.0 - abs(dot(n, normalize(EYE - v_place)));
    float line = smoothstep(0.42, 0.86, away);
    if (line < 0.06 + 0.9 * grain(gl_FragCoord.xy)) discard;
    pixel = vec4(0.93, 0.95, 0.97, 1.0);
}

void main() {
    vec3 n = normalize(v_normal);
    if (v_tint.a < -0.5) {
        outline(n);
        return;
    }
    vec3 albedo, sent = vec3(0.0);
    float alpha = 1.0;
#ifndef FLAT
    float roughness, cavity = 1.0, metal = v_finish.y, coat = v_finish.z;
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
        albedo = v_base * linear_light(own.rgb);
        alpha = (flags & (MASK | BLEND)) != 0 ? own.a * v_opacity : 1.0;
        if ((flags & MASK) != 0) {
            alpha = covered(alpha, v_look.w, SAMPLES);
            if (alpha <= 0.0) discard;
        }
        if ((flags & UNLIT) != 0) {
            pixel = vec4(screen(clamp(albedo + v_tint.rgb, 0.0, 1.0)), alpha);
            return;
        }
        sent = v_emission.rgb;
#ifdef MAPS
        vec4 glow = row_of(v_material, 11);
        sent *= linear_light(picture(glow.x, glow.y, placed(v_material, 3, v_metres)).rgb);
#endif
#ifndef FLAT
        roughness = v_finish.x;
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
        roughness = clamp(roughness, 0.06, 1.0);
#endif
        if (back) n = -n;
#ifdef MIXED
    } else {
#endif
#endif
#if !defined(IMPORTED) || defined(MIXED)
    vec3 coords = vec3(v_uv, v_finish.w);
    vec4 pattern = texture(patterns, coords);
    albedo = mix(v_base * pattern.rgb * 2.0, pattern.rgb * pattern.rgb, pattern.a);
#ifndef FLAT
    vec4 relief = texture(reliefs, coords);
    n = bent(n, px, py, dFdx(v_uv), dFdy(v_uv), relief.rg * 2.0 - 1.0, 1.0);
    cavity = relief.b;
    roughness = clamp(v_finish.x * (0.5 + relief.a), 0.06, 1.0);
#endif
#endif
#ifdef MIXED
    }
#endif
#ifdef FLAT
    vec3 light = SUN_COLOUR * max(dot(n, SUN), 0.0) + mix(AMBIENT_DOWN, AMBIENT_UP, n.z * 0.5 + 0.5);
    pixel = vec4(screen(film(albedo * (light + v_tint.a) + v_tint.rgb + sent)), alpha);
#else
    vec3 from_eye = v_place - EYE;
    vec3 v = -normalize(from_eye);
    float ndv = max(dot(n, v), 0.0);
    vec3 mirror = 2.0 * ndv * n - v;

    vec3 sun = sun_lit() * max(dot(n, SUN), 0.0);
    vec3 h = normalize(SUN + v);
    float ndh = max(dot(n, h), 0.0);
    float ldh = max(dot(SUN, h), 0.1);
    float a = roughness * roughness;
    float round_off = ndh * ndh * (a * a - 1.0) + 1.0;
    float peak = min(a * a / (12.57 * round_off * round_off * ldh * ldh * (roughness + 0.5)), 12.0);

    vec3 f0 = mix(vec3(0.035), albedo, metal);
    float grazing = 1.0 - ndv;
    float fresnel = grazing * grazing;
    fresnel *= fresnel * grazing;
    vec3 ambient = mix(AMBIENT_DOWN, AMBIENT_UP, n.z * 0.5 + 0.5) * cavity;
    vec3 body = albedo * (1.0 - metal);
    vec3 colour = body * (sun + ambient) + f0 * peak * sun;
    float gloss = 1.0 - roughness;
    colour += (f0 + fresnel * gloss * gloss * 0.6) * soft_sky(mirror, roughness) * cavity;
    if (coat > 0.0) {
        // A glaze or lacquer: a thin clear layer, sharper than what lies under it.
        float c = 0.02;
        float sharp = ndh * ndh * (c - 1.0) + 1.0;
        float glint = min(c / (16.0 * sharp * sharp * ldh * ldh), 5.0);
        colour += coat * cavity * ((0.035 + 0.45 * fresnel) * soft_sky(mirror, 0.25) + 0.04 * glint * sun);
    }
#ifdef LAMPS
    for (int i = 0; i < LAMP_COUNT; i++) {
        vec3 to = LAMP_AT(i).xyz - v_place;
        float far2 = dot(to, to);
        float reach = LAMP_AT(i).w;
        float fade = clamp(1.0 - far2 / (reach * reach), 0.0, 1.0);
        vec3 l = to * inversesqrt(max(far2, 1e-4));
        vec3 arriving = LAMP_COLOUR(i) * (fade * fade / (0.55 + 0.30 * far2 / reach));
        float wrapped = max(dot(n, l) * 0.85 + 0.15, 0.0);
        vec3 lh = normalize(l + v);
        float lndh = max(dot(n, lh), 0.0);
        float lround = lndh * lndh * (a * a - 1.0) + 1.0;
        float lpeak = min(a * a / (12.57 * lround * lround * (roughness + 0.5)), 8.0);
        colour += arriving * (body * wrapped + (f0 + 0.04 * coat) * lpeak * max(dot(n, l), 0.0)) * cavity;
    }
#endif
    colour += albedo * v_tint.a + v_tint.rgb + sent;
    pixel = vec4(screen(film(hazed(colour, from_eye))), alpha);
#endif
}
