#version 330
// One pixel of any surface: pattern, relief, sun, sky, lamps, haze, screen.
#include "frame.glsl"
#include "air.glsl"
uniform sampler2DArray patterns;
uniform sampler2DArray reliefs;
#ifdef IMPORTED
uniform sampler2D material_table;
#include "imported.glsl"
flat in int v_material;
flat in float v_mirrored;
in float v_opacity;
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

void main() {
    vec3 n = normalize(v_normal);
    vec3 albedo, sent = vec3(0.0);
    float alpha = 1.0;
#ifndef FLAT
    float roughness, cavity, metal = v_finish.y, coat = v_finish.z;
    vec3 px = dFdx(v_place), py = dFdy(v_place);
#endif
#if !defined(FLAT) || defined(IMPORTED)
    vec2 ux = dFdx(v_uv), uy = dFdy(v_uv);
#endif
#ifndef FLAT
    vec3 t = px * uy.y - py * ux.y;
    vec3 b = py * ux.x - px * uy.x;
    float size = max(max(dot(t, t), dot(b, b)), 1e-20);
    float turn = (ux.x * uy.y - uy.x * ux.y) < 0.0 ? -1.0 : 1.0;
#endif
#ifdef IMPORTED
    if (v_material >= 0) {
        vec4 extra = row_of(v_material, 2);
        int flags = int(extra.y + 0.5);
        bool back = gl_FrontFacing == (v_mirrored < 0.0);
        if (back && (flags & TWO_SIDED) == 0) discard;
        vec4 colour = picture(v_material, BASE, v_uv, ux, uy, vec4(1.0));
        albedo = v_base * linear_light(colour.rgb);
        alpha = colour.a * v_opacity;
        if ((flags & MASK) != 0) {
            alpha = covered(alpha, extra.z, SAMPLES);
            if (alpha <= 0.0) discard;
        } else if ((flags & BLEND) == 0) {
            alpha = 1.0;
        }
        if ((flags & UNLIT) != 0) {
            pixel = vec4(screen(clamp(albedo + v_tint.rgb, 0.0, 1.0)), alpha);
            return;
        }
        vec4 light = row_of(v_material, 3);
        if (light.r + light.g + light.b > 0.0)
            sent = light.rgb * linear_light(picture(v_material, EMISSION, v_uv, ux, uy, vec4(1.0)).rgb);
#ifndef FLAT
        vec4 finish = picture(v_material, FINISH, v_uv, ux, uy, vec4(1.0));
        roughness = clamp(v_finish.x * finish.g, 0.06, 1.0);
        metal *= finish.b;
        float open = picture(v_material, CAVITY, v_uv, ux, uy, vec4(1.0)).r;
        cavity = 1.0 + row_of(v_material, 4).r * (open - 1.0);
        vec3 bump = picture(v_material, RELIEF, v_uv, ux, uy, vec4(0.5, 0.5, 1.0, 1.0)).rgb * 2.0 - 1.0;
        // The picture's green points up, against v.
        vec2 slope = bump.xy * light.a * vec2(1.0, -1.0) * (turn * inversesqrt(size));
        n = normalize(n * max(bump.z, 0.05) + t * slope.x + b * slope.y);
#endif
        if (back) n = -n;
    } else {
#endif
    vec3 coords = vec3(v_uv, v_finish.w);
    vec4 pattern = texture(patterns, coords);
    albedo = mix(v_base * pattern.rgb * 2.0, pattern.rgb * pattern.rgb, pattern.a);
#ifndef FLAT
    vec4 relief = texture(reliefs, coords);
    vec2 slope = relief.rg * 2.0 - 1.0;
    n = normalize(n + (t * slope.x + b * slope.y) * (turn * inversesqrt(size)));
    cavity = relief.b;
    roughness = clamp(v_finish.x * (0.5 + relief.a), 0.06, 1.0);
#endif
#ifdef IMPORTED
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
