"""One picture of an area and a month for whoever leads the office: figures with their source, never about fewer than five
businesses of a shop. A subject contributes its figures in `registry`."""
