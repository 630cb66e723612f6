/**
 * What the backend of onboarding says: its built-in checks, by check, and why something can't be confirmed. In English, and
 * translated by the pages of onboarding. Each is one or more whole sentences, so that another language can order its words as it
 * likes. `{{name}}` is filled with a value.
 *
 * @public
 */
export const onboardingMessages = {
  round: {
    noSuchCheck: 'There is no check {{check}} here.',
    notChecked: 'It was not checked yet.',
    failed: 'The check {{check}} failed; the log of the backend says why.',
    late: 'The check {{check}} did not answer within {{seconds}} seconds.',
    silent: 'The check {{check}} said nothing of it.',
  },
  plugin: {
    notInstalled: 'The {{plugin}} plugin is not installed here.',
    notAnswering: 'The {{plugin}} plugin does not answer at present.',
  },
  ci: {
    notListed: 'ci does not list it.',
    repositoryUnknown: 'Its repository has to be found first.',
  },
  repositoryFound: {
    read: 'It is built from {{repository}}.',
    unreadable: "At present that can't be read: {{reason}}",
    notRead: 'Its repository is {{repository}}, and was not read yet.',
    refused: "Its repository is {{repository}}, and can't be read: {{reason}}",
    mendOrAllow:
      'Mend the annotation if the repository is another, or let the App or token of the portal read {{repository}}.',
    invalidAnnotation:
      "Its annotation {{annotation}} is '{{value}}', which is no repository.",
    mend: 'Mend the annotation.',
    noSource:
      'Nothing installed here reads builds from where its annotation {{annotation}} points.',
    pointOrIntegrate:
      'Point the annotation to a host that the portal reads, or add the host to integrations of the configuration.',
    noAnnotation: 'Nothing says which repository it is built from.',
    annotate: 'Add the annotation to its catalog-info.yaml.',
    unknownReason:
      'It has no repository, for a reason not known here: {{reason}}.',
  },
  webhookArrived: {
    arrived:
      'The first webhook delivery about its repository arrived on {{day}}.',
    none: 'No webhook delivery about its repository has arrived yet.',
    install:
      'Install the GitHub App of the portal on the repository, or add a webhook to it that sends to /api/ci/webhooks/github; then push once.',
  },
  mainlineBuilt: {
    green: 'Workflows build {{branch}}: it is green at present.',
    red: 'Workflows build {{branch}}: it is red at present.',
    noVerdict: '{{branch}} was built; no build has said red or green of late.',
    historyIncomplete: 'The history of its builds is still coming in.',
    never: 'No workflow has built {{branch}} yet.',
    addWorkflow:
      'Add a workflow to .github/workflows that runs on push to {{branch}}. A nightly or manual run does not count.',
    unknownState: 'The state of its mainline is not known here: {{state}}.',
  },
  testsSeen: {
    yes: 'The self-check sees tests run on its changes.',
    no: 'The self-check sees changes that no test ran on.',
    runTests:
      'Run the tests in a job or step whose name says so, on every push; or tell the rules of the self-check what your tests are called.',
    notAnswered: 'The self-check has not answered yet.',
    dormant: 'Nobody has changed it of late, so no test had to run.',
    notEnoughData: 'The self-check has not seen enough builds to say.',
    unknownAnswer:
      'The self-check answers with a word not known here: {{answer}}.',
  },
  ownerExists: {
    notListed: 'The catalog does not have it at present.',
    known: 'It belongs to {{owner}}.',
    unknown: 'It belongs to {{owner}}, whom the catalog does not know.',
    nameKnown:
      'Name a Group or User of the catalog in spec.owner of its catalog-info.yaml, or add {{owner}} to the catalog.',
    none: 'Nobody owns it.',
    name: 'Name the team in spec.owner of its catalog-info.yaml, as in group:default/storefront.',
  },
  delivery: {
    notListed: 'delivery does not list it yet.',
  },
  wayToProduction: {
    ends: 'Its pipeline ends in {{environment}}.',
    endsWritten: 'Its pipeline {{pipeline}} ends in {{environment}}.',
    endsEarly:
      'Its pipeline ends in {{environment}}, which is no production environment.',
    endsEarlyWritten:
      'Its pipeline {{pipeline}} ends in {{environment}}, which is no production environment.',
    endsUnknownWritten:
      'Its pipeline {{pipeline}} ends in {{environment}}, an environment that the portal does not know.',
    endsNowhere: 'Its pipeline deploys to no environment.',
    endsNowhereWritten: 'Its pipeline {{pipeline}} deploys to no environment.',
    addProduction:
      'The portal knows no production environment: add a Resource of type environment and kind production to the catalog.',
    endIn:
      'Let its last stage be a deployment to {{environment}}, in a Resource of type pipeline that names it.',
    endInOneOf:
      'Let its last stage be a deployment to one of {{environments}}, in a Resource of type pipeline that names it.',
    noTarget: 'delivery does not say what deploys it.',
    impossible: 'Nothing can deploy it: {{reason}}',
    mend: 'Mend that; docs/deploying.md shows a deploy workflow.',
    assumed:
      'Whether {{workflow}} of its repository can deploy it, nobody has looked yet: open the deploy dialog, which looks.',
    deploys: '{{workflow}} deploys it.',
  },
  deployedOnce: {
    inside: '{{version}} was deployed to {{environment}} on {{day}}.',
    insideUnnamed: 'A version was deployed to {{environment}} on {{day}}.',
    outside:
      '{{version}} was deployed to {{environment}} on {{day}}, from outside of this portal.',
    outsideUnnamed:
      'A version was deployed to {{environment}} on {{day}}, from outside of this portal.',
    underway: 'Its first deployment is on its way to {{environment}}.',
    failed:
      'It was never deployed: the deployment to {{environment}} did not succeed.',
    never: 'It was never deployed.',
    deploy: 'Deploy it to the first environment of its pipeline.',
  },
  confirm: {
    off: 'Nothing can be confirmed while permission.enabled is not true in the configuration, for then everybody could: enable permissions, or set onboarding.allowWithoutPermissions to true.',
    notSignedIn: 'Only a person can confirm this: sign in.',
    notAllowed:
      "The portal's permissions do not let you confirm items of {{service}}: ask its owner ({{owner}}).",
    notAllowedUnowned:
      "The portal's permissions do not let you confirm items of {{service}}: ask whoever runs the portal.",
  },
} as const;
