#version 330
// Calm water: ripples of three sizes, the sky mirrored by Fresnel, the depth's own colour, glitter, haze.
#include "frame.glsl"
#include "air.glsl"
uniform sampler2D ripples;
in vec3 v_place;
out vec4 pixel;

void main() {
    vec3 from_eye = v_place - EYE;
    float far = length(from_eye);
    vec3 v = -from_eye / max(far, 1e-3);
#ifdef FLAT
    vec3 n = vec3(0.0, 0.0, 1.0);
    vec3 slope = n;
#else
    vec2 p = v_place.xy;
    vec2 s = (texture(ripples, p / 4.3 + TIME * vec2(0.021, 0.013)).rg - 0.5) * 0.40;
    s += (texture(ripples, p.yx / 13.0 + TIME * vec2(-0.009, 0.012)).rg - 0.5) * 0.55;
    s += (texture(ripples, p / 57.0 + TIME * vec2(0.003, -0.004)).rg - 0.5) * 0.45;
    float breeze = smoothstep(0.35, 0.75, texture(ripples, p / 310.0 + TIME * 0.0006).b);
    s *= 0.05 + 0.17 * breeze;
    float calm = 1.0 / (1.0 + far * 0.006);
    vec3 n = normalize(vec3(s * calm, 1.0));
#endif
    float ndv = max(dot(n, v), 0.02);
    float grazing = 1.0 - ndv;
    float g2 = grazing * grazing;
    // Far waves lean towards the eye, so that water never becomes a perfect mirror at the horizon.
    float fresnel = 0.02 + 0.90 * g2 * g2 * grazing;
    vec3 mirror = reflect(-v, n);
    mirror.z = abs(mirror.z) + 0.02;
    mirror = normalize(mirror);
    vec3 above = sky_colour(mirror);
    vec3 deep = vec3(0.030, 0.062, 0.058) * (SUN_COLOUR * max(SUN.z, 0.0) + AMBIENT_UP) * 0.85;
    vec3 shallow = vec3(0.075, 0.105, 0.075) * (SUN_COLOUR * max(SUN.z, 0.0) + AMBIENT_UP) * 0.6;
    vec3 colour = mix(mix(deep, shallow, ndv * ndv), above, fresnel);
#ifndef FLAT
    vec3 h = normalize(SUN + v);
    vec3 facet = normalize(vec3(s * 3.2, 1.0));
    float spark = max(dot(facet, h), 0.0);
    float tight = spark * spark;
    tight *= tight; tight *= tight; tight *= tight; tight *= tight; tight *= tight;
    colour += SUN_COLOUR * (tight * tight * 1.6 + tight * 0.10) * (1.0 - INDOORS) * fresnel * 4.0;
    colour *= 0.94 + 0.10 * breeze;
#endif
    pixel = vec4(stored(hazed(colour, from_eye)), 1.0);
}
