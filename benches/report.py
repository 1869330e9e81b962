"""Draws the three panels of a report to PDF from the diary's own tables, as somebody would with pandas and matplotlib:
the dose as steps, results with their ranges, the middle of seven days of each symptom.

    python3 report.py FOLDER FILE.pdf
"""

import sys

import matplotlib

matplotlib.use("pdf")

import matplotlib.pyplot as plt
import pandas as pd

folder, out = sys.argv[1:3]
doses, labs, symptoms = (pd.read_csv(f"{folder}/{name}.csv") for name in ("doses", "labs", "symptoms"))
for table in (doses, labs, symptoms):
    table["at"] = pd.to_datetime(table["at"], format="ISO8601")
figure, (top, middle, bottom) = plt.subplots(3, 1, figsize=(8.27, 11.69), sharex=True)
taken = doses[doses["status"] == "taken"]
top.step(taken["at"], taken["amount"], where="post")
for name, of_it in labs.groupby("analyte"):
    middle.plot(of_it["at"], pd.to_numeric(of_it["number"], errors="coerce"), marker="o", label=name)
    middle.fill_between(of_it["at"], of_it["low"], of_it["high"], alpha=0.1)
for name, of_it in symptoms.groupby("symptom"):
    bottom.plot(of_it["at"], pd.to_numeric(of_it["value"], errors="coerce").rolling(7).median(), label=name)
middle.legend()
bottom.legend()
figure.savefig(out)
