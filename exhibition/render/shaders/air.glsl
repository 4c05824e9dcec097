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
    return colour + GLOW * (halo * (0.22 * low + 0.08) + halo * halo * halo * halo * 0.35);
}

// What surfaces mirror when rough: no halo, and the ground below the horizon.
vec3 soft_sky(vec3 d, float roughness) {
    float edge = 0.12 + roughness * 0.7;
    float up = clamp(d.z / edge * 0.5 + 0.5, 0.0, 1.0);
    vec3 above = mix(HORIZON, ZENITH, clamp(d.z, 0.0, 1.0) * 0.8);
    above = mix(above, AMBIENT_UP, INDOORS);
    return mix(AMBIENT_DOWN, above, up * up * (3.0 - 2.0 * up));
}

vec3 hazed(vec3 colour, vec3 from_eye) {
    float far = length(from_eye);
    float t = far * HAZE;
    float clear = exp2(-4.0 * t * sqrt(t));
    vec3 d = from_eye / max(far, 1e-3);
    d.z = max(d.z, 0.0) * 0.5;
    float near_sun = max(dot(d, SUN), 0.0);
    near_sun *= near_sun;
    vec3 air = HORIZON + GLOW * (near_sun * near_sun * 0.30);
    return mix(air, colour, clear);
}

// Filmic shoulder and a slight toe; colours keep their hue up to bright sun.
vec3 film(vec3 colour) {
    vec3 x = colour * EXPOSURE;
    return clamp((x * (2.51 * x + 0.12)) / (x * (2.43 * x + 0.66) + 0.16), 0.0, 1.0);
}

// sRGB by square roots: within 1/255 of the curve, and far cheaper than pow on a processor.
vec3 screen(vec3 x) {
    vec3 s1 = sqrt(x);
    vec3 s2 = sqrt(s1);
    vec3 s3 = sqrt(s2);
    return 0.585122381 * s1 + 0.783140355 * s2 - 0.368262736 * s3;
}

// Even noise, 0 to 1, that no neighbour shares.
float grain(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))); }

float dither(vec2 pixel) { return grain(pixel) / 255.0 - 0.5 / 255.0; }
