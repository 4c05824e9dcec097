// Surfaces of imported models: their rows of the material table and their pictures in the arrays by size.
#define UNLIT 2
#define MASK 4
#define BLEND 8
#define TWO_SIDED 16
#define BASE 0
#define RELIEF 1
#define FINISH 2
#define CAVITY 3
#define EMISSION 4
uniform sampler2DArray images_256;
uniform sampler2DArray images_512;
uniform sampler2DArray images_1024;

vec4 row_of(int material, int row) { return texelFetch(material_table, ivec2(material, row), 0); }

// 0 repeats, 1 ends at the edge, 2 turns back at it.
float wrapped(float at, float way, float half_texel) {
    if (way > 1.5) return 1.0 - abs(mod(at, 2.0) - 1.0);
    return way > 0.5 ? clamp(at, half_texel, 1.0 - half_texel) : at;
}

// The picture ``kind`` of a material at texture coordinates with derivatives ux and uy; ``otherwise`` if it has none.
vec4 picture(int material, int kind, vec2 uv, vec2 ux, vec2 uy, vec4 otherwise) {
    vec4 lies = row_of(material, 5 + 2 * kind);
    if (lies.x < -0.5) return otherwise;
    vec4 m = row_of(material, 6 + 2 * kind);
    mat2 place = mat2(m.x, m.z, m.y, m.w);
    vec2 at = place * uv + lies.zw, gx = place * ux, gy = place * uy;
    int slot = int(lies.x + 0.5);
    int size = slot / LAYERS;
    vec2 ways = vec2(mod(lies.y, 3.0), floor(lies.y / 3.0));
    // Half a texel of the smaller copy that is read: nearer to the edge it would take from the other side.
    float reach = max(dot(gx, gx), dot(gy, gy));
    float half_texel = clamp(sqrt(reach), 0.5 / float(256 << size), 0.5);
    vec3 coords = vec3(wrapped(at.x, ways.x, half_texel), wrapped(at.y, ways.y, half_texel), slot % LAYERS);
    if (size == 0) return textureGrad(images_256, coords, gx, gy);
    if (size == 1) return textureGrad(images_512, coords, gx, gy);
    return textureGrad(images_1024, coords, gx, gy);
}

vec3 linear_light(vec3 c) {
    return mix(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, lessThanEqual(c, vec3(0.04045)));
}

// Whether a hole begins here: smoothly where the picture has several samples a pixel, else at once.
float covered(float opacity, float cutoff, float samples) {
    if (samples < 1.5) return step(cutoff, opacity);
    return clamp((opacity - cutoff) / max(fwidth(opacity), 1e-4) + 0.5, 0.0, 1.0);
}
