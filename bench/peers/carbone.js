// Carbone: `node carbone.js docx|pdf TEMPLATE FOLDER CONTENT.json…`, a file for each content; LibreOffice is its converter.
const fs = require("node:fs");
const path = require("node:path");
const { promisify } = require("node:util");
const carbone = require("carbone");

const render = promisify(carbone.render);
const [format, template, folder, ...contents] = process.argv.slice(2);
carbone.set({ factories: 1, startFactory: false, tempPath: folder, templatePath: path.dirname(template) });

async function main() {
  for (const content of contents) {
    const options = format === "pdf" ? { convertTo: "pdf" } : {};
    const made = await render(template, JSON.parse(fs.readFileSync(content, "utf8")), options);
    fs.writeFileSync(path.join(folder, `${path.basename(content, ".json")}.${format}`), made);
  }
}

main().then(
  () => process.exit(0),
  (failure) => {
    console.error(failure);
    process.exit(1);
  },
);
