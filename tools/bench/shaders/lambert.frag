#version 330
// Textured lambert: one sun, a sky from above and below, film and screen. The work of the stage's `flat`.
uniform sampler2DArray patterns;
uniform vec3 sun;
uniform vec3 sun_colour;
uniform vec3 ambient_up;
uniform vec3 ambient_down;
uniform float exposure;

in vec3 v_normal;
in vec3 v_base;
in vec2 v_uv;
flat in vec2 v_layer;  // layer of the pattern, glow
out vec4 pixel;

void main() {
    vec4 pattern = texture(patterns, vec3(v_uv, v_layer.x));
    vec3 albedo = mix(v_base * pattern.rgb * 2.0, pattern.rgb * pattern.rgb, pattern.a);
    vec3 n = normalize(v_normal);
    vec3 light = sun_colour * max(dot(n, sun), 0.0) + mix(ambient_down, ambient_up, n.z * 0.5 + 0.5);
    vec3 x = albedo * (light + v_layer.y) * exposure;
    float peak = max(max(x.r, x.g), max(x.b, 1e-5));
    float share = (2.51 * peak + 0.12) / (peak * (2.43 * peak + 0.66) + 0.16);
    float tone = min(peak * share, 1.0);
    float over = max(peak - 1.0, 0.0);
    x = mix(x * (tone / peak), vec3(tone), over / (over + 5.0));
    vec3 s1 = sqrt(x);
    vec3 s2 = sqrt(s1);
    pixel = vec4(0.585122381 * s1 + 0.783140355 * s2 - 0.368262736 * sqrt(s2), 1.0);
}
