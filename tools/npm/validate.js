// FILE... -> one line of JSON for each: {file, errors, warnings, messages}. Exit 0 when no file has an error.
"use strict";
const fs = require("fs");
const path = require("path");
const validator = require("gltf-validator");

async function validate(file) {
  const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)), {
    uri: path.basename(file),
    maxIssues: 100,
  });
  const { numErrors, numWarnings, messages } = report.issues;
  return { file, errors: numErrors, warnings: numWarnings, messages: messages.filter((m) => m.severity < 2) };
}

(async () => {
  let failed = false;
  for (const file of process.argv.slice(2)) {
    const result = await validate(file);
    failed = failed || result.errors > 0;
    console.log(JSON.stringify(result));
  }
  process.exit(failed ? 1 : 0);
})();
