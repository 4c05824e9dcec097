// Light on a face, physically based: GGX for sun and lamps, split-sum for the surroundings, a clear coat over all.
const float COAT = 0.04;

// What a coat of this share adds to a light from l; below it the rest arrives.
float coat_lobe(Face f, float ndh, float ndl, float ndv, float ldh, out float through) {
    float grazing = 1.0 - ldh;
    float g2 = grazing * grazing;
    float mirrors = f.coat * (COAT + (1.0 - COAT) * g2 * g2 * grazing);
    through = 1.0 - mirrors;
    float a = COAT_ROUGHNESS * COAT_ROUGHNESS;
    return mirrors * lobe(ndh, ndl, ndv, a * a);
}

// One light from direction l.
vec3 from_light(Face f, vec3 f0, vec3 v, float ndv, float a2, vec3 l, vec3 arriving, float wrapped, float mirrors) {
    float ndl = max(dot(f.n, l), 0.0);
    arriving *= hollow_share(ndl, f.cavity);
    vec3 h = normalize(l + v);
    float ndh = max(dot(f.n, h), 0.0), ldh = max(dot(l, h), 0.0);
    float grazing = 1.0 - ldh;
    float g2 = grazing * grazing;
    vec3 fresnel = f0 + (1.0 - f0) * (g2 * g2 * grazing);
    float through = 1.0;
    float glint = f.coat > 0.0 ? coat_lobe(f, ndh, ndl, ndv, ldh, through) : 0.0;
    vec3 body = f.albedo * (1.0 - f.metal) * max(ndl, wrapped);
    return arriving * (body * through + (fresnel * (lobe(ndh, ndl, ndv, a2) * through) + glint) * (ndl * mirrors));
}

vec3 lit(Face f, vec3 from_eye) {
    vec3 v = -normalize(from_eye);
    float ndv = max(dot(f.n, v), 1e-3);
    // Where the normal turns within a pixel, its highlight is wider: ribs and lattices stay calm (Tokuyoshi, Kaplanyan).
    vec3 across = dFdx(f.n), upwards = dFdy(f.n);
    float turns = min(0.5 * (dot(across, across) + dot(upwards, upwards)), 0.20);
    float a2 = f.roughness * f.roughness;
    a2 = min(a2 * a2 + turns, 1.0);
    float roughness = sqrt(sqrt(a2));

    vec3 f0 = mix(vec3(0.04), f.albedo, f.metal);
    vec3 sun = SUN_COLOUR * sun_share(v_place, f.flat_n);
    vec3 colour = from_light(f, f0, v, ndv, a2, SUN, sun, 0.0, SUN_SHINES);
    for (int i = 0; i < LAMP_COUNT; i++) {
        vec3 l;
        vec3 arriving = lamp_light(i, v_place, l) * f.open;
        colour += from_light(f, f0, v, ndv, a2, l, arriving, dot(f.n, l) * 0.85 + 0.15, 1.0);
    }

    vec3 mirror = reflect(-v, f.n);
    // A normal leant by relief may mirror what the true face hides.
    float hidden = clamp(1.0 + 1.2 * dot(mirror, f.flat_n), 0.0, 1.0);
    float share = mirror_share(ndv, f.open, roughness) * hidden * hidden;
    vec2 split = mirror_split(ndv, roughness);
    vec3 again = 1.0 + f0 * (1.0 / max(split.x + split.y, 0.05) - 1.0);  // what rough metal mirrors more than once
    // What is as rough as grass or bark is full of hollows that mirror nothing.
    split *= 1.0 - 0.85 * smoothstep(0.80, 1.0, f.roughness);
    vec3 once = f0 * split.x + split.y;
    vec3 around = mirrored(mirror, roughness) * once * again * share;
    around += f.albedo * (1.0 - f.metal) * (1.0 - split.y) * ambient(f.n) * f.open;
    if (f.coat > 0.0) {
        float grazing = 1.0 - ndv;
        float g2 = grazing * grazing;
        float mirrors = f.coat * (COAT + (1.0 - COAT) * g2 * g2 * grazing);
        around = around * (1.0 - mirrors) + mirrored(mirror, COAT_ROUGHNESS + turns) * mirrors * share;
    }
    return hazed(colour + around + f.sent + f.albedo * FLOOR, from_eye);
}
