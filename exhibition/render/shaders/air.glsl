// Sky, haze and the way from light to screen; shared so that far things and the sky always meet.
vec3 sky_colour(vec3 d) {
    float up = max(d.z, 0.0);
    float rise = 1.0 - up;
    float low = rise * rise;
    low *= low;
    vec3 colour = mix(ZENITH, HORIZON, 0.12 * rise + 0.88 * low * rise);
    float near_sun = max(dot(d, SUN), 0.0);
    float halo = near_sun * near_sun;
    halo *= halo;
    return colour + GLOW * (halo * (0.22 * low + 0.08) + halo * halo * halo * halo * halo * 0.35);
}

// The air between an eye and a place: what it adds, and the share it lets through.
vec4 haze(vec3 from_eye) {
    float far = length(from_eye);
    float t = far * HAZE;
    float clear = exp2(-4.0 * t * sqrt(t));
    vec3 d = from_eye / max(far, 1e-3);
    d.z = max(d.z, 0.0) * 0.5;
    float near_sun = max(dot(d, SUN), 0.0);
    near_sun *= near_sun;
    vec3 air = HORIZON + GLOW * (near_sun * near_sun * 0.30);
    return vec4(air * (1.0 - clear), clear);
}

vec3 hazed(vec3 colour, vec3 from_eye) {
    vec4 air = haze(from_eye);
    return colour * air.a + air.rgb;
}

// A filmic shoulder and a slight toe for the brightest channel; the others keep their share of it, so that gold stays
// gold, and only what is brighter than white loses its colour.
vec3 film(vec3 x) {
    float peak = max(max(x.r, x.g), max(x.b, 1e-5));
    float share = (2.51 * peak + 0.12) / (peak * (2.43 * peak + 0.66) + 0.16);
    float tone = min(peak * share, 1.0);
    float over = max(peak - 1.0, 0.0);
    return mix(x * (tone / peak), vec3(tone), over / (over + 5.0));
}

// sRGB by square roots: within 1/255 of the curve, and far cheaper than pow on a processor.
// Below 0.0012 the roots would fall under zero: the deepest hollow keeps that much, two levels of a screen.
vec3 screen(vec3 x) {
    vec3 s1 = sqrt(max(x, vec3(0.0012)));
    vec3 s2 = sqrt(s1);
    vec3 s3 = sqrt(s2);
    return 0.585122381 * s1 + 0.783140355 * s2 - 0.368262736 * s3;
}

// Even noise, 0 to 1, that no neighbour shares.
float grain(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))); }

float dither(vec2 pixel) { return grain(pixel) / 255.0 - 0.5 / 255.0; }

// From linear light to what the picture stores: a screen's values, or, where film is exposed later, light pressed into
// 0 to 1, so that the samples of an edge weigh alike when they are averaged.
vec3 stored(vec3 colour) {
    vec3 x = colour * EXPOSURE;
#ifdef WIDE
    return x / (1.0 + max(x.r, max(x.g, x.b)));
#else
    return screen(film(x));
#endif
}

// What lights itself keeps its colour whatever the exposure.
vec3 stored_as_is(vec3 colour) {
#ifdef WIDE
    // Light that the film will later bring to this value.
    float y = min(max(max(colour.r, colour.g), max(colour.b, 1e-5)), 0.98);
    float a = 2.51 - 2.43 * y, b = 0.12 - 0.66 * y;
    float peak = (sqrt(b * b + 0.64 * a * y) - b) / (2.0 * a);
    return colour * (peak / y) / (1.0 + peak);
#else
    return screen(colour);
#endif
}
