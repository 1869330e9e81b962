### What the command line says beside its data.
