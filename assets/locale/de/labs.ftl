### Laboratory results beside the person's own earlier ones.

labs-percent = { $form ->
    [point] { $to } %
    [fall] at least { $to } %
    [most] at most { $to } %
    [least] { $from } % or more
   *[between] { $from } to { $to } %
}
labs-baseline = { $kind ->
    [before] { $count ->
        [one] your result before the start
       *[other] the mean of your { $count } results before the start
    }
   *[earlier] { $count ->
        [one] your earlier result
       *[other] the mean of your { $count } earlier results
    }
}
labs-change = { labs-percent } against { labs-baseline } ({ $mean })
labs-limits = { $sex ->
    [unknown] { $lower } to { $upper } %; no sex is given, so the wider variation, that of women, was taken
   *[given] { $lower } to { $upper } %
}
labs-within = { labs-change }: within usual variation ({ labs-limits }); a real change is not excluded
labs-fall = { labs-change }: a fall beyond usual variation ({ labs-limits })
labs-rise = { labs-change }: a rise beyond usual variation ({ labs-limits })
labs-unsure = { labs-change }: it cannot be told whether this is within usual variation ({ labs-limits })
labs-no-variation = { labs-change }; how much it usually varies is not known here
labs-other-laboratory = Not comparable: your earlier results are from another laboratory
labs-unnamed-laboratory = Not comparable: the laboratory of some results is not written down, and there are several
labs-other-unit = Not comparable: your earlier results are in another unit
labs-no-ratio = Not comparable: a percentage says nothing about such numbers
