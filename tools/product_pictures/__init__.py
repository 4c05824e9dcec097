"""Still pictures of the shop's products: small distance-field scenes in one photographer's studio."""
