// Light on a face as cheap as may be: the light around, the lamps and the air come with the vertices; only what shines
// mirrors.
vec3 lit(Face f, vec3 from_eye) {
    vec3 light = v_light * f.open + FLOOR;
    vec3 sun = vec3(0.0);
    float facing = dot(f.n, SUN);
    if (facing > 0.0) sun = SUN_COLOUR * (facing * hollow_share(facing, f.cavity) * sun_share(v_place, f.flat_n));
    vec3 colour = f.albedo * ((light + sun) * (1.0 - f.metal)) + f.sent;
    if (f.metal + f.coat > 0.05 || v_finish.x < 0.5) {
        vec3 v = from_eye * -inversesqrt(dot(from_eye, from_eye));
        float ndv = max(dot(f.n, v), 0.0);
        float grazing = 1.0 - ndv;
        float g2 = grazing * grazing;
        float fresnel = g2 * g2 * grazing;
        // Under a clear coat what lies below only dims; the coat itself is what mirrors.
        float rough = f.coat > 0.3 ? min(f.roughness, COAT_ROUGHNESS) : f.roughness;
        float gloss = 1.0 - rough;
        vec3 f0 = mix(vec3(0.035), f.albedo, f.metal) + (fresnel * 0.6) * (gloss * gloss);
        vec3 mirror = 2.0 * ndv * f.n - v;
        colour += f0 * mirrored(mirror, rough) * f.open;
        {
            float a2 = rough * rough * rough * rough;
            float round_off = (0.5 + 0.5 * dot(mirror, SUN)) * (a2 - 1.0) + 1.0;
            colour += f0 * sun * min(a2 / (round_off * round_off * (4.0 * rough + 0.4)), 16.0 * SUN_SHINES);
        }
    }
    return colour * v_air.a + v_air.rgb;
}
