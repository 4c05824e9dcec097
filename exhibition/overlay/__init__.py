"""The glass before the scene: a View in, cards and markers on screen, a finger's touch back as Intents."""
