import { Router } from 'express';
import { renderContentEntry, renderContentFile } from '../render/contentFile';
import { locatedRepository } from './locateRepository';
import { resolveRef } from './resolveRef';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

const FOLDER = '.github/workflows';

/** The files of workflows; they are the same on every branch, and no other file is there. */
export function addContentRoutes(router: Router, context: RestContext) {
  router.get(/^\/contents\/(.+?)\/?$/, (req, res) => {
    const served = locatedRepository(res);
    const repository = served.repository();
    const ref = req.query.ref
      ? String(req.query.ref)
      : repository.default_branch;
    if (!resolveRef(served, ref)) {
      const message = `No commit found for the ref ${ref}`;
      respondError(context, req, res, 404, message);
      return;
    }
    const path = decodeURIComponent(req.params[0]);
    const files = served.workflowFiles();
    const file = files.find(one => one.path === path);
    if (file) {
      const content = renderContentFile(repository, path, ref, file.text);
      respond(context, req, res, 200, content);
    } else if (path === FOLDER && files.length) {
      const entries = files.map(one =>
        renderContentEntry(repository, one.path, ref, one.text),
      );
      respond(context, req, res, 200, entries);
    } else respondError(context, req, res, 404, 'Not Found');
  });
}
