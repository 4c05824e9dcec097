// Surfaces of imported models: their rows of the material table and their pictures, in one to three arrays by size.
#define UNLIT 2
#define MASK 4
#define BLEND 8
#define TWO_SIDED 16
uniform sampler2DArray images_0;
#if defined(TWO_SIZES) || defined(THREE_SIZES)
uniform sampler2DArray images_1;
#endif
#ifdef THREE_SIZES
uniform sampler2DArray images_2;
#endif

vec4 row_of(int material, int row) { return texelFetch(material_table, ivec2(material, row), 0); }

// Where a map lies for texture coordinates: row 5 + 2 * kind says where it is moved, the next how it is turned.
vec2 placed(int material, int kind, vec2 uv) {
    vec4 m = row_of(material, 6 + 2 * kind);
    return vec2(dot(m.xy, uv), dot(m.zw, uv)) + row_of(material, 5 + 2 * kind).zw;
}

// The picture of a slot at its own coordinates; ways: along u, and three times those along v: 0 repeats, 1 ends at the
// edge, 2 turns back at it. All of them are continuous, and a quad of pixels is of one triangle, so that the driver's
// own derivatives are right. White without a picture. What is clamped ends half a texel of the copy that is read before
// the edge: nearer to it, the sampler would take from the other side.
vec4 picture(float slot, float ways, vec2 at) {
    float down = floor(ways / 3.0 + 0.01);
    vec2 way = vec2(ways - 3.0 * down, down);
    vec2 edge = clamp(0.5 * max(abs(dFdx(at)), abs(dFdy(at))), 0.5 / 256.0, 0.5);
    vec2 back = 1.0 - abs(mod(at, 2.0) - 1.0);
    at = mix(mix(at, clamp(at, edge, 1.0 - edge), step(0.5, way)), back, step(1.5, way));
    float size = floor(max(slot, 0.0) / float(LAYERS));
    vec3 coords = vec3(at, max(slot, 0.0) - size * float(LAYERS));
    vec4 found = texture(images_0, coords);
#if defined(TWO_SIZES) || defined(THREE_SIZES)
    if (size > 0.5) found = texture(images_1, coords);
#endif
#ifdef THREE_SIZES
    if (size > 1.5) found = texture(images_2, coords);
#endif
    return slot < -0.5 ? vec4(1.0) : found;
}

// Fitted to the curve of sRGB: less than one step of 255 off, and no power to be raised.
vec3 linear_light(vec3 c) { return c * (c * (c * (c * -0.321344909 + 0.900447963) + 0.361352780) + 0.059544165); }

// Whether a hole begins here: smoothly where the picture has several samples a pixel, else at once.
float covered(float opacity, float cutoff, float samples) {
    if (samples < 1.5) return step(cutoff, opacity);
    return clamp((opacity - cutoff) / max(fwidth(opacity), 1e-4) + 0.5, 0.0, 1.0);
}
