"""/kebutuhan for buyers and officers, /ngklarisi for producers: both sides of an order."""
