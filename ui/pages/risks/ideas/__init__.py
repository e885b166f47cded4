"""Where ideas for risks come from: suggestions and the library."""
