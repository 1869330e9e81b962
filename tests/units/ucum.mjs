// Converts numbers with another program's UCUM (@lhncbc/ucum-lhc) and says where ours differ.
//
//     node ucum.mjs < LINES
//
// A line: {"value": "99", "from": "mg/dL", "to": "mmol/L", "molar_mass": "180.156" or null, "ours": "5.495…"}.
// The package is looked for in TITRACE_NODE_MODULES, else in NODE_PATH (which imports do not look at), else here.
// Ends with 1 where anything differs by more than a thousandth, with 2 where it was called wrongly, and with 3 where
// the package is not installed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const MOST = 0.001;
const SHOWN = 20;

const modules = process.env.TITRACE_NODE_MODULES || process.env.NODE_PATH;
const require = createRequire(modules ? resolve(modules, "ucum.js") : import.meta.url);

let ucum;
try {
    ucum = require(modules ? resolve(modules, "@lhncbc/ucum-lhc") : "@lhncbc/ucum-lhc").UcumLhcUtils.getInstance();
} catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    console.log("ucum.mjs: @lhncbc/ucum-lhc is not installed");
    process.exit(3);
}

// HbA1c is no matter of UCUM, to which % and mmol/mol are a factor of ten apart: https://ngsp.org/ifcc.asp.
function hba1c(value, from, to) {
    if (from === "%" && to === "mmol/mol") return 10.93 * value - 23.5;
    if (from === "mmol/mol" && to === "%") return 0.09148 * value + 2.152;
    return null;
}

function theirs({ value, from, to, molar_mass }) {
    const equation = hba1c(Number(value), from, to);
    if (equation !== null) return { value: equation };
    // It converts no arbitrary unit, not even into itself; their prefixes are those of any other unit.
    const plain = (unit) => unit.replaceAll("[IU]", "g");
    const both = from.includes("[IU]") && to.includes("[IU]");
    const options = {
        molecularWeight: molar_mass === null ? null : Number(molar_mass),
        // Equivalents stand for ions of one charge only.
        charge: [from, to].some((unit) => unit.includes("eq")) ? 1 : null,
    };
    const answer = ucum.convertUnitTo(both ? plain(from) : from, Number(value), both ? plain(to) : to, options);
    return answer.status === "succeeded" ? { value: answer.toVal } : { why: answer.msg.join("; ") };
}

const lines = readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
if (lines.length === 0) {
    console.log("ucum.mjs: nothing to compare");
    process.exit(2);
}

const problems = [];
let largest = 0;
for (const line of lines) {
    const ours = JSON.parse(line);
    const other = theirs(ours);
    const name = `${ours.value} ${ours.from} is ${ours.ours} ${ours.to}`;
    if (other.why !== undefined) {
        problems.push(`${name}: not converted: ${other.why}`);
        continue;
    }
    const apart = Math.abs(Number(ours.ours) - other.value);
    const difference = apart === 0 ? 0 : apart / Math.abs(other.value);
    largest = Math.max(largest, difference);
    // Not a number is no agreement.
    if (!(difference <= MOST)) problems.push(`${name}: ${other.value}`);
}

console.log(`${lines.length} compared, largest difference ${(largest * 100).toPrecision(2)} %, ${problems.length} problems`);
for (const problem of problems.slice(0, SHOWN)) console.log(problem);
process.exit(problems.length === 0 ? 0 : 1);
