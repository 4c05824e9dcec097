from exhibition.forms import halls, pavilions, stonework, tower, corridor, bridges, terraces
ARCHITECTURE = {"hall": halls.hall, "pavilion": pavilions.pavilion, "stairs": stonework.stairs, "court": stonework.court,"tower":tower.tower,"corridor":corridor.corridor,"arch_bridge":bridges.arch_bridge,"stone_platform":terraces.stone_platform,"balustrade":stonework.balustrade}
