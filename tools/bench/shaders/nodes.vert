#version 330
// One vertex of a mesh that has a node of its own in Panda3D's scene graph.
uniform mat4 p3d_ViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform sampler2D material_table;
in vec4 p3d_Vertex;
in vec4 normal;
in vec2 metres;
in vec4 stain;
out vec3 v_normal;
out vec3 v_base;
out vec2 v_uv;
flat out vec2 v_layer;

void main() {
    int material = int(stain.a + 0.5);
    vec4 finish = texelFetch(material_table, ivec2(material, 1), 0);
    vec3 a = p3d_ModelMatrix[0].xyz, b = p3d_ModelMatrix[1].xyz, c = p3d_ModelMatrix[2].xyz;
    vec3 bc = cross(b, c);
    vec3 n = bc * normal.x + cross(c, a) * normal.y + cross(a, b) * normal.z;
    v_normal = normalize(dot(a, bc) < 0.0 ? -n : n);
    vec3 soot = stain.rgb / 255.0;
    v_base = texelFetch(material_table, ivec2(material, 0), 0).rgb * soot * soot;
    v_uv = metres * finish.y;
    v_layer = finish.xz;
    gl_Position = p3d_ViewProjectionMatrix * (p3d_ModelMatrix * vec4(p3d_Vertex.xyz, 1.0));
}
