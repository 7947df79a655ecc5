// Each declaration and history against the engine's own schemas; prints how many terms they declare.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [engine, folder] = process.argv.slice(2);
const load = async file => (await import(pathToFileURL(path.resolve(engine, file)))).default;
const [{ default: Ajv }, formats] = [await load('../../ajv/dist/ajv.js'), await load('../../ajv-formats/dist/index.js')];
const schemas = {
  declaration: await load('scripts/declarations/validate/service.schema.js'),
  history: await load('scripts/declarations/validate/service.history.schema.js'),
};
const validator = new Ajv({ allErrors: true });
(formats.default ?? formats)(validator);
let terms = 0;
for (const name of fs.readdirSync(folder).filter(name => name.endsWith('.json'))) {
  const value = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const kind = name.endsWith('.history.json') ? 'history' : 'declaration';
  if (!validator.validate(schemas[kind], value)) {
    throw new Error(`${name}: ${validator.errorsText()}`);
  }
  terms += kind === 'declaration' ? Object.keys(value.terms).length : 0;
}
console.log(JSON.stringify({ terms }));
