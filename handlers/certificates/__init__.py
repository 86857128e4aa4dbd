"""/sertifikat: which papers goods need, how to get them, and the papers somebody holds."""
