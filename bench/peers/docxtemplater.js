// docxtemplater: `node docxtemplater.js TEMPLATE FOLDER CONTENT.json…`, a DOCX for each content.
const fs = require("node:fs");
const path = require("node:path");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const [template, folder, ...contents] = process.argv.slice(2);
const form = fs.readFileSync(template);
for (const content of contents) {
  const filled = new Docxtemplater(new PizZip(form), { paragraphLoop: true, linebreaks: true });
  filled.render(JSON.parse(fs.readFileSync(content, "utf8")));
  const made = filled.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  fs.writeFileSync(path.join(folder, `${path.basename(content, ".json")}.docx`), made);
}
