"""The sculpting workshop: takes the heads described in heads/*.yaml, gives assets/models/heads/*.glb."""
