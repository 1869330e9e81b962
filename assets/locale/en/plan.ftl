### Plans: their screen, their windows and reviews, what the command line says of them.

# Unwanted effects, counted from their own onset
window-effect = { $effect }, day { $day } since it began on { $onset } (in the source, { $source })
window-effect-over = { $effect }, { $day } days from { $onset }
window-effect-long = { $effect } since { $onset }, day { $day }: longer than in the source ({ $source }). Ask whoever prescribed it
