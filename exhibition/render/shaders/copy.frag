#version 330
// The finished picture, from its smoothed buffer to the window.
uniform sampler2D picture;
in vec2 v_uv;
out vec4 pixel;

void main() {
    pixel = vec4(texture(picture, v_uv).rgb, 1.0);
}
