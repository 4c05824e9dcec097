#version 330
// The sky by direction: gradient, glow round the sun, its disc, thin clouds from a drawn noise.
#include "frame.glsl"
#include "air.glsl"
uniform sampler2D clouds;
in vec3 v_direction;
out vec4 pixel;

void main() {
    vec3 d = normalize(v_direction);
    vec3 colour = sky_colour(d);
#ifndef FLAT
    if (INDOORS < 0.5 && d.z > 0.01) {
        float disc = smoothstep(0.99992, 0.99997, dot(d, SUN));
        vec2 at = d.xy / (d.z + 0.10) * 0.21 + vec2(TIME * 0.0004, 0.0);
        float wisps = texture(clouds, at).r;
        float streaks = texture(clouds, at * vec2(0.37, 0.9) * 2.6 + 0.31).g;
        float cover = smoothstep(1.02 - CLOUDS, 1.5 - CLOUDS * 0.7, wisps + streaks * 0.45);
        cover *= smoothstep(0.02, 0.22, d.z) * 0.62;
        float near_sun = max(dot(d, SUN), 0.0);
        vec3 lit = HORIZON * 0.82 + SUN_COLOUR * (0.10 + 0.16 * near_sun * near_sun) + GLOW * 0.12;
        colour = mix(colour, lit, cover) + SUN_COLOUR * disc * 6.0 * (1.0 - cover);
    }
#endif
    pixel = vec4(stored(colour) + dither(gl_FragCoord.xy), 1.0);
}
