#version 330
// The picture drawn beside the window -> the window: exposed where it holds light, its steps smoothed where asked.
uniform sampler2D picture;
in vec2 v_uv;
out vec4 pixel;

#include "frame.glsl"
#include "air.glsl"

vec3 shown(vec2 uv) {
    vec3 x = texture(picture, uv).rgb;
#ifdef WIDE
    float peak = max(x.r, max(x.g, x.b));
    return screen(film(x / max(1.0 - peak, 1.0 / 1024.0)));
#else
    return x;
#endif
}

#ifdef SMOOTH
float bright(vec3 c) { return dot(c, vec3(0.299, 0.587, 0.114)); }

// Along an edge, mix what lies on both sides of it; elsewhere leave the pixel alone (after FXAA, its short form).
vec3 smoothed(vec2 uv) {
    vec2 texel = 1.0 / vec2(textureSize(picture, 0));
    vec3 mid = shown(uv);
    float nw = bright(shown(uv + texel * vec2(-1, 1))), ne = bright(shown(uv + texel));
    float sw = bright(shown(uv - texel)), se = bright(shown(uv + texel * vec2(1, -1)));
    float m = bright(mid);
    float low = min(m, min(min(nw, ne), min(sw, se))), high = max(m, max(max(nw, ne), max(sw, se)));
    if (high - low < max(0.04, high * 0.125)) return mid;
    vec2 along = vec2(sw + se - nw - ne, nw + sw - ne - se);
    float shorter = 1.0 / (min(abs(along.x), abs(along.y)) + max((nw + ne + sw + se) * 0.03125, 0.0078));
    along = clamp(along * shorter, -8.0, 8.0) * texel;
    vec3 near = 0.5 * (shown(uv - along / 6.0) + shown(uv + along / 6.0));
    vec3 far = 0.5 * near + 0.25 * (shown(uv - along * 0.5) + shown(uv + along * 0.5));
    float b = bright(far);
    return b < low || b > high ? near : far;
}
#endif

void main() {
#ifdef SMOOTH
    vec3 colour = smoothed(v_uv);
#else
    vec3 colour = shown(v_uv);
#endif
#ifdef WIDE
    colour += dither(gl_FragCoord.xy);
#endif
    pixel = vec4(colour, 1.0);
}
