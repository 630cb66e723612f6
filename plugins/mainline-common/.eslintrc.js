module.exports = require('../../eslint-import-table')(__dirname);
