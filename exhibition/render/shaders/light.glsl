// What arrives at a place: surroundings, sun through its shadow map, lamps; and what a surface makes of it.
uniform sampler2DArray surroundings;
uniform sampler2DShadow shadow_map;

#ifdef RICH
#define LAYER_ROUNDS 0.0
#else
#define LAYER_ROUNDS 0.5
#endif

// Light from all around on an unlit white wall of this normal.
vec3 ambient(vec3 n) {
    vec3 sum = HARMONIC(0) + HARMONIC(1) * n.x + HARMONIC(2) * n.y + HARMONIC(3) * n.z;
    sum += HARMONIC(4) * (n.x * n.y) + HARMONIC(5) * (n.y * n.z) + HARMONIC(6) * (3.0 * n.z * n.z - 1.0);
    sum += HARMONIC(7) * (n.z * n.x) + HARMONIC(8) * (n.x * n.x - n.y * n.y);
    return max(sum, FLOOR);
}

// What is mirrored from direction d by a surface of this roughness; see surroundings.py.
vec3 mirrored(vec3 d, float roughness) {
    d /= abs(d.x) + abs(d.y) + abs(d.z);
    vec2 turned = (1.0 - abs(d.yx)) * (step(0.0, d.xy) * 2.0 - 1.0);
    vec2 at = d.z < 0.0 ? turned : d.xy;
    at = at * (0.5 - 0.5 / SIDE) + 0.5;
    float layer = roughness * (ROUGH_LAYERS - 1.0);
    vec3 t = textureLod(surroundings, vec3(at, floor(layer + LAYER_ROUNDS)), 0.0).rgb;
#ifdef RICH
    t = mix(t, textureLod(surroundings, vec3(at, floor(layer) + 1.0), 0.0).rgb, layer - floor(layer));
#endif
    return t * t * BRIGHTEST;
}

// Where a place lies in a shadow cascade: x and y from -1 to 1 inside it, depth from 0 to 1.
vec3 in_cascade(int i, vec3 place, vec3 n) {
    vec4 p = vec4(place + n * CASCADE_TEXEL(i), 1.0);
    return vec3(dot(CASCADE_ROW(i, 0), p), dot(CASCADE_ROW(i, 1), p), dot(CASCADE_ROW(i, 2), p));
}

// The share of the sun, or of a room's key light, that reaches a place: normal n of its true face.
float sun_share(vec3 place, vec3 n) {
#ifdef RICH
    int i = 0;
    vec3 p = in_cascade(0, place, n);
    while (i + 1 < CASCADES && max(abs(p.x), abs(p.y)) > 0.97) p = in_cascade(++i, place, n);
    float edge = clamp((1.0 - max(abs(p.x), abs(p.y))) * 12.0, 0.0, 1.0);
    if (edge <= 0.0) return 1.0;
    vec3 at = vec3((p.x * 0.5 + 0.5 + float(i)) / float(max(CASCADES, 1)), p.y * 0.5 + 0.5, p.z);
    vec2 texel = SPREAD / vec2(textureSize(shadow_map, 0));
    float lit = 0.0;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) {
            float weight = float((2 - abs(x)) * (2 - abs(y)));
            lit += weight * texture(shadow_map, at + vec3(vec2(x, y) * texel, 0.0));
        }
    return mix(1.0, lit / 16.0, edge);
#else
    vec3 p = in_cascade(0, place, n);
    float lit = texture(shadow_map, vec3(p.xy * 0.5 + 0.5, p.z));
    return max(abs(p.x), abs(p.y)) < 0.99 ? lit : 1.0;
#endif
}

// The share of direct light that small hollows let in: they shade themselves where light grazes (Chan).
float hollow_share(float ndl, float cavity) {
#if !defined(RICH) && !defined(IMPORTED)
    return 1.0;  // there are no hollows where reliefs are painted in
#else
    return clamp(ndl + 2.0 * cavity * cavity, 1.0, 2.0) - 1.0;
#endif
}

// What lamp i sends to a place; l becomes the way to it.
vec3 lamp_light(int i, vec3 place, out vec3 l) {
    vec4 at = LAMP_AT(i), colour = LAMP_COLOUR(i), aim = LAMP_AIM(i);
    vec3 to = at.xyz - place;
    float far2 = dot(to, to);
    l = to * inversesqrt(max(far2, 1e-4));
    float fade = clamp(1.0 - far2 / (at.w * at.w), 0.0, 1.0);
    float cone = clamp((dot(-l, aim.xyz) - aim.w) * colour.a, 0.0, 1.0);
    return colour.rgb * (fade * fade * cone * cone / (0.55 + 0.30 * far2 / at.w));
}

// The lobe of GGX with Smith's shadowing (Hammon's fit): a2 is roughness to the fourth. Cut where a pixel would sparkle.
float lobe(float ndh, float ndl, float ndv, float a2) {
    float round_off = ndh * ndh * (a2 - 1.0) + 1.0;
    float a = sqrt(a2);
    float visible = 0.5 / mix(2.0 * ndl * ndv + 1e-3, ndl + ndv, a);
    return min(a2 / (round_off * round_off) * visible, 24.0);
}

// How much of what is mirrored an occluded place still sees (Lagarde).
float mirror_share(float ndv, float open, float roughness) {
    return clamp(pow(ndv + open, exp2(-16.0 * roughness - 1.0)) - 1.0 + open, 0.0, 1.0);
}

// Share and rest of a mirror's light over all directions, for f0 and for white (Karis).
vec2 mirror_split(float ndv, float roughness) {
    vec4 r = roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
    float a = min(r.x * r.x, exp2(-9.28 * ndv)) * r.x + r.y;
    return vec2(-1.04, 1.04) * a + r.zw;
}
