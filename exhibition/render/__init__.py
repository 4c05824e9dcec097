"""World and View -> frame: the stage. The only room, with the overlay and the app, that knows Panda3D."""
