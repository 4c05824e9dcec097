#version 330
// One vertex of an instanced mesh, drawn by OpenGL alone.
uniform mat4 view_projection;
uniform sampler2D material_table;
in vec3 place;
in vec4 normal;
in vec2 metres;
in vec4 stain;
in vec4 row0;
in vec4 row1;
in vec4 row2;
out vec3 v_normal;
out vec3 v_base;
out vec2 v_uv;
flat out vec2 v_layer;

void main() {
    int material = int(stain.a * 255.0 + 0.5);
    vec4 finish = texelFetch(material_table, ivec2(material, 1), 0);
    vec4 p = vec4(place, 1.0);
    vec3 c0 = cross(row1.xyz, row2.xyz);
    vec3 n = vec3(dot(c0, normal.xyz), dot(cross(row2.xyz, row0.xyz), normal.xyz), dot(cross(row0.xyz, row1.xyz), normal.xyz));
    v_normal = normalize(dot(row0.xyz, c0) < 0.0 ? -n : n);
    v_base = texelFetch(material_table, ivec2(material, 0), 0).rgb * stain.rgb * stain.rgb;
    v_uv = metres * finish.y;
    v_layer = finish.xz;
    gl_Position = view_projection * vec4(dot(row0, p), dot(row1, p), dot(row2, p), 1.0);
}
