/**
 * What the backends of delivery say, by what it is about: in English, and translated by its pages. Each is one or more whole
 * sentences, so that another language can order its words as it likes. `{{name}}` is filled with a value.
 *
 * @public
 */
export const deliveryMessages = {
  order: {
    unknownService:
      'service is "{{asked}}", which is no service here, or none that you may see: write the name or entity ref of one, such as component:default/catalog.',
    unknownEnvironment:
      'environment is "{{asked}}", which is none: write one of {{environments}}.',
    noTarget:
      'service is "{{asked}}", which nothing installed here can deploy: its repository has to be known, and a deployer has to handle its host.',
    otherArtifacts:
      'version is {{version}}, which passed {{other}} with the digest {{otherDigest}} and {{environment}} with {{digest}}, so something was built again and nobody can tell which artifact is meant: deploy a later version.',
    versionNotAsked:
      'version is "{{asked}}", and what it stands for could not be asked of the source at this moment ({{reason}}): try again.',
    planNotAsked:
      'service is "{{asked}}", and how it is deployed could not be asked of the source at this moment ({{reason}}): try again.',
    underway:
      'environment is "{{environment}}", where {{version}} is on its way since {{since}}, for {{person}}: wait for its end, or cancel it.',
    underwayUnnamed:
      'environment is "{{environment}}", where another version is on its way since {{since}}: wait for its end, or cancel it.',
  },
  version: {
    nonePassed:
      'version is "{{asked}}", but no check-in passed the commit stage: wait for its build, or mend it.',
    ambiguous:
      'version is "{{asked}}", which fits {{number}} check-ins: write more characters of the SHA.',
    pullRequest:
      'version is "{{asked}}", a build of a pull request, not of mainline: merge it and take the build of its check-in.',
    noBuild:
      'version is "{{asked}}", which is no build of mainline here: write "latest", the number of a build, or a SHA of at least 7 characters.',
    noBuildSuchAs:
      'version is "{{asked}}", which is no build of mainline here: write "latest", the number of a build, or a SHA of at least 7 characters, such as {{example}}.',
    noCheckIn:
      'version is "{{asked}}", which is no check-in on mainline of this service: only check-ins can be deployed.',
    tagOfNoCheckIn:
      'version is "{{asked}}", which stands for the commit {{sha}}, and that is no check-in on mainline of this service: only check-ins can be deployed.',
    tooShort:
      'version is "{{asked}}", too short for a SHA: write at least 7 characters of it.',
    none: 'version is "{{asked}}", which is no version: write "latest", the number of a build, or a SHA of at least 7 characters.',
    noneSuchAs:
      'version is "{{asked}}", which is no version: write "latest", the number of a build, or a SHA of at least 7 characters, such as {{example}}.',
  },
  promotion: {
    noStage:
      'environment is "{{environment}}", which no stage of the pipeline deploys to: choose another, or add a stage for it.',
    unknown:
      "version {{version}} can't go to {{environment}}: how far it came is not known; take it through the stages first.",
    waiting:
      "version {{version}} can't go to {{environment}}: the stage {{stage}} has not been passed yet; take it through that one first.",
    signOff:
      "version {{version}} can't go to {{environment}}: the stage {{stage}} waits for a sign-off, which this portal can not take yet; take the stage out of the pipeline to go on.",
    running:
      "version {{version}} can't go to {{environment}}: the stage {{stage}} is still running; wait for its end.",
    failed:
      "version {{version}} can't go to {{environment}}: the stage {{stage}} failed; mend it and deploy a later version, or run the stage again.",
    inconclusive:
      "version {{version}} can't go to {{environment}}: the stage {{stage}} ended without a verdict; run it again.",
    artifactPassed:
      'digest is {{digest}}, but {{version}} passed {{environment}} with {{otherDigest}}, so something was built again: deploy that artifact, or a later version.',
    artifactAsked:
      'digest is {{digest}}, but deployment {{id}} to {{environment}} was asked for with {{otherDigest}}, which {{version}} passed before, so something was built again: deploy that artifact, or a later version.',
    artifactUnderway:
      'digest is {{digest}}, but {{version}} is on its way to {{environment}} with {{otherDigest}}, so something was built again: deploy that artifact, or a later version.',
  },
  remark: {
    same: '{{version}} is in {{environment}} already: it would be deployed again.',
    rollback:
      'This is a rollback: {{environment}} has {{current}}, which is newer. The listed changes would go.',
    unknownCurrent:
      'Which version {{environment}} has now is not known: it was deployed from outside, by a workflow that does not tell.',
    unknownOrder:
      'How {{version}} and {{current}}, which {{environment}} has now, follow each other is not known: one of them is no check-in that was read.',
    outside: 'Somebody deploys to {{environment}} from outside at this moment.',
    outsideNamed:
      'Somebody deploys to {{environment}} from outside at this moment ({{version}}).',
  },
  permission: {
    off: 'Nothing can be deployed or cancelled while permission.enabled is not true in the configuration, for then everybody could: enable permissions, or set delivery.allowWithoutPermissions to true.',
    notSignedIn: 'Only somebody who signed in can do this: sign in.',
    automation:
      "The service '{{subject}}' may not act on {{service}} in environment {{environment}}: name subject, service and environment in delivery.automation of the configuration.",
    deploy:
      "The portal's permissions do not let you deploy {{service}} to environment {{environment}}: ask its owner ({{owners}}).",
    deployUnowned:
      "The portal's permissions do not let you deploy {{service}} to environment {{environment}}: ask whoever runs the portal.",
    cancel:
      "The portal's permissions do not let you cancel deployments of {{service}} to environment {{environment}}: ask its owner ({{owners}}).",
    cancelUnowned:
      "The portal's permissions do not let you cancel deployments of {{service}} to environment {{environment}}: ask whoever runs the portal.",
  },
  deployment: {
    cancelOutside:
      "The deployment was not asked for here, so it can't be cancelled here: go to where it came from.",
    cancelEnded:
      'The deployment has ended ({{state}}): there is nothing to cancel.',
    cancelWithoutRun:
      'The deployment was sent, and its run is not known yet: it can be cancelled as soon as it is.',
    cancelSending:
      'Deployment {{id}} is being sent at this moment: try again in a few seconds, when its run is known.',
    cancelLooking:
      'Deployment {{id}} may have been sent and its run is looked for, so there is nothing yet that could be cancelled: try again when its run is found, or cancel the run where it runs.',
    cancelAtEnd:
      'Deployment {{id}} is at its end ({{state}}): there is nothing left to cancel.',
    cancelWithoutDeployer:
      "Deployer '{{deployer}}', which deployed it, is not installed any more: cancel run {{run}} where it runs.",
    sendOutside:
      "The deployment was not asked for here, so it can't be sent again here: go to where it came from.",
    sendKnown:
      'What came of the deployment is known ({{state}}): only one whose fate is unknown is sent again. Make a new one instead.',
    sentAgain: 'The deployment was sent again before, as {{id}}.',
    targetGone: 'Its service or its environment is in the catalog no longer.',
  },
  target: {
    noDeployer:
      'Nothing installed here deploys from {{host}}: install a deployer that does.',
    noRepository:
      'Its repository is not known yet, so nothing can deploy it: see what CI says of the service.',
  },
  reason: {
    brokeOff: 'Sending it broke off: {{error}}',
    noAnswer: 'It was sent, and there was no answer within {{duration}}.',
    noRunTold: 'It was accepted, and the answer did not tell its run.',
    senderSilent:
      'It was being sent, and whoever sent it told nothing for {{duration}}.',
    senderStoodStill:
      'The process that was to send it stood still for too long, and did not send it.',
    deployerGone:
      "Deployer '{{deployer}}' is not installed any more, so nothing was deployed: install its module and deploy it again.",
    givenUp:
      'It could not be sent within {{duration}} and was given up; nothing was deployed.',
    deployAgain: 'Deploy it again.',
    cancelledUnsent:
      'It was cancelled by {{person}} before it was sent. Nothing was deployed.',
    fateUnknown:
      'Nobody knows whether it was deployed. It was sent at {{since}}.',
    looked:
      'Its run was looked for {{times}} times until {{until}} and not found.',
    lookedUnanswered:
      'Its run was looked for {{times}} times until {{until}} and not found; {{unanswered}} of these looks the source could not answer.',
    lookedUnansweredLast:
      'Its run was looked for {{times}} times until {{until}} and not found; {{unanswered}} of these looks the source could not answer ({{why}}).',
    lookedOnce: 'Its run was looked for once until {{until}} and not found.',
    lookedOnceUnanswered:
      'Its run was looked for once until {{until}} and not found; {{unanswered}} of these looks the source could not answer ({{why}}).',
    lookThere:
      'Look whether it runs where it would run; send it again only if it does not.',
    runUnseen:
      'Nobody knows what came of it: ci does not know run {{run}}, {{hours}} hours after it was asked for. Look at the run where it runs; send it again only if it did not deploy.',
    unknownStatus:
      "Its run is '{{status}}', a word that is not known here: look at the run.",
    unknownConclusion:
      "Its run ended as '{{conclusion}}', which does not tell whether it was deployed: look at the run.",
    neverClaimed:
      'Its run never claimed it, though its workflow has a step that claims: nothing kept a second run from deploying too. Look at the condition of that step.',
    runFailed: 'Its run failed: look at the run.',
    jobFailed: "Job '{{job}}' failed.",
    stepFailed: "Job '{{job}}' failed at step '{{step}}'.",
    timedOut: 'Its run took longer than it may (timed_out).',
    startupFailure:
      'Its run could not start (startup_failure): look at the workflow, whose file may be broken.',
    runCancelled: 'Its run was cancelled.',
    runSkipped: 'Its run did nothing: all of its jobs were skipped.',
    runStale: 'Its run was given up by its source (stale).',
  },
  /** What was done to a deployment, or seen of it. */
  event: {
    accepted: 'It was accepted.',
    nothingStarted: 'The answer to sending it says that nothing was started.',
    postponed: 'It is sent at {{at}} again.',
    cancelledUnsent: 'It was not sent: it is cancelled.',
    askedToStop: 'Run {{run}} is asked to stop.',
    repeats:
      'It sends deployment {{id}} again, of which nobody knows what came of it.',
    repeatedAs: 'Deployment {{id}} repeats it.',
    runTold: 'Run {{run}} is what the answer to sending it named.',
    runFound: 'Run {{run}} was found by the id of the deployment.',
    runAppeared: 'Run {{run}} appeared after it was given up to be found.',
    otherRun:
      'Run {{run}} is the one of this deployment. Look at the other: something has started it a second time.',
    twinRun:
      'Run {{other}} bears the id of the deployment too, beside run {{run}}. Look at it: something has started it a second time.',
    notSent: 'But the deployment was not sent.',
    notFollowed: 'It is not followed.',
    atEnd: 'The deployment is at its end ({{state}}).',
    sentAgain: 'The deployment was sent again, as {{id}}.',
    placeTaken: 'Deployment {{id}} is on its way to {{environment}} meanwhile.',
    attemptEnded: 'Attempt {{attempt}} of run {{run}}: {{state}}.',
    attemptStarted:
      'Attempt {{attempt}} of run {{run}} was started where it runs.',
    deploysAgain: 'It deploys again.',
    claimIsRefused: 'The deployment is at its end, so its claim is refused.',
    attemptClaimed: 'Attempt {{attempt}} of run {{run}} claimed it.',
    attemptMayDeploy: 'Attempt {{attempt}} of run {{run}} may deploy it.',
  },
  /** Why a run may not deploy what it claims. */
  claim: {
    otherRepository:
      "Deployment {{id}} is made by a workflow of {{repository}}, and run {{run}} of {{path}} in {{otherRepository}} can't claim it.",
    noPath:
      "Deployment {{id}} was planned without saying which workflow's file makes it, so nothing can claim it: let its deployer '{{deployer}}' say the path.",
    otherWorkflow:
      "Deployment {{id}} is made by {{path}}, and run {{run}} of {{otherPath}} in {{repository}} can't claim it.",
    otherRef:
      "Deployment {{id}} is made by {{path}} on {{ref}}, and run {{run}} of {{path}} in {{repository}} on {{otherRef}} can't claim it.",
    otherDigest:
      'Deployment {{id}} was claimed by attempt {{attempt}} of run {{run}} with {{digest}}, and it tells another one now: it has to stop.',
    otherThanNoDigest:
      'Deployment {{id}} was claimed by attempt {{attempt}} of run {{run}} without a digest, and it tells one now: it has to stop.',
    taken:
      'Deployment {{id}} was claimed by attempt {{claimedAttempt}} of run {{claimedRun}}: attempt {{attempt}} of run {{run}} has to stop.',
    otherRun:
      'Deployment {{id}} is made by run {{otherRun}}: attempt {{attempt}} of run {{run}} has to stop.',
    otherDeployment:
      "Run {{run}} makes deployment {{other}}, and a run makes one: it can't claim deployment {{id}} too.",
    notSent:
      'Deployment {{id}} was not sent yet, so attempt {{attempt}} of run {{run}} is not its run and has to stop.',
    tooLate:
      "Deployment {{id}} can't be claimed, so attempt {{attempt}} of run {{run}} has to stop.",
  },
  dispatch: {
    noWord:
      '{{host}} answered, but did not say whether it started {{path}} of {{repository}}.',
    moved:
      '{{path}} of {{repository}} has moved, and nothing was started. Deploy again in some minutes, when its new name is known.',
    refused:
      'GitHub refused to start {{path}} of {{repository}} ({{status}}): {{reason}}',
    renewToken: 'Renew the token of integrations.github.',
    unarchive: 'Unarchive the repository.',
    permit:
      'Give the App or token of integrations.github the permission Actions: write.',
    gone: 'The workflow or its repository is gone, or the App or token of integrations.github lacks the permission Actions: write. Look at the workflow on the default branch, and deploy again.',
    enable: "Enable the workflow on the repository's page Actions.",
    branchRenamed:
      'Its default branch has another name now: deploy again in some minutes.',
    addTrigger:
      "Add workflow_dispatch to the workflow's 'on' on the default branch.",
    inputsChanged:
      "The workflow's inputs are others than when it was read: deploy again in a minute, and it is read anew.",
  },
  mistake: {
    missing: '{{field}} is missing:',
    emptyList: '{{field}} is an empty list:',
    value: '{{field}} is {{value}}:',
    unknownField: '{{field}} is no known field:',
    sameName:
      'metadata.name is "{{name}}", as in {{other}}, which stands: give one of the two another name, or remove it.',
    sameOrder:
      'spec.order of {{name}} is {{order}}, as that of {{other}}: give one of the two another order, so that it is clear which comes first.',
    secondPipeline:
      '{{field}} is {{service}}, which {{other}} already is the pipeline of: a service has one pipeline, so remove it from one of the two.',
    unknownEnvironment:
      '{{field}} is "{{environment}}", which is no environment: write one of {{others}} or {{last}}, or add a Resource with spec.type environment and this name.',
    noEnvironment:
      '{{field}} is "{{environment}}", which is no environment: add a Resource with spec.type environment and this name.',
    earlierEnvironment:
      '{{field}} is "{{environment}}", which by its order comes before "{{other}}" of an earlier stage: swap the stages, or change spec.order of the environments.',
  },
  /** What to do, after a mistake that ends in a colon. */
  toDo: {
    type: 'write the type.',
    owner: 'write who looks after it, such as group:default/operations.',
    system: 'write the system it belongs to.',
    entityRefs: 'write a list of entity refs.',
    oneOf: 'write one of {{others}} or {{last}}.',
    listedTwice: 'it is listed twice; remove one.',
    environment: 'write what the environment is, at least its type and owner.',
    environmentFields:
      'an environment has {{others}} or {{last}}; correct its spelling or remove it.',
    order:
      'write a whole number of 0 or more; an environment with a lower one comes first.',
    platform:
      'write one of {{others}} or {{last}}, or add it to delivery.platforms in the configuration.',
    hosts: 'write how many hosts there are, 1 or more.',
    dataCentre: 'write its name.',
    dataCentres: 'write a list of names, such as [ams, fra].',
    someDataCentre: 'name at least one data centre, or leave the field out.',
    instances: 'write how many instances of a service run here, 1 or more.',
    loadBalancer: 'write true or false.',
    used: 'write false where there is no such environment here, else leave it out.',
    pipeline:
      'write what the pipeline is, at least its type, owner, services and stages.',
    pipelineFields:
      'a pipeline has {{others}} or {{last}}; correct its spelling or remove it.',
    services:
      'list the services that the pipeline is for, such as [component:default/catalog].',
    service:
      'write the entity ref of a Component, such as component:default/catalog.',
    sharedSince: 'write the day as YYYY-MM-DD, in quotes.',
    stages:
      'list at least one stage; the first is the commit stage. Without a pipeline of its own a service has the conventional one.',
    stageFields:
      'a stage of kind {{kind}} has {{others}} or {{last}}; correct its spelling or remove it.',
    stageName: 'write the name of the stage, such as slow-tests.',
    sameStageName: 'another stage has this name; give it its own.',
    stageTitle: 'write the title that pages show, or leave it out.',
    firstStage:
      'the first stage has to be the commit-stage, which makes the candidate; put one before it.',
    laterStage:
      'only the first stage can be the commit-stage; use workflow, deployment or sign-off.',
    stageEnvironment: 'write the environment that is deployed to.',
    sameStageEnvironment:
      'an earlier stage deploys there too; remove one of the two.',
    workflows:
      'list the files or names of the workflows that feed the stage, such as [slow.yml].',
    workflowGlobs:
      "list at most {{globs}} globs, each of at most {{characters}} characters, with at most {{wildcards}} of '*' and '{' and none of '+', '(' and ')', for which '?' may stand.",
    workflowGlobsOfAll:
      "in the workflows of all stages, list at most {{globs}} globs, each of at most {{characters}} characters, with at most {{wildcards}} of '*' and '{' and none of '+', '(' and ')', for which '?' may stand.",
    jobs: 'list the names of the jobs that count, or leave the field out.',
    signOff:
      'list the entity refs of who may sign off, or leave the field out.',
  },
  workflow: {
    repositoryNotFound:
      'The repository of {{service}}, {{repository}}, was not found: check its annotation {{annotation}}, and that the App or token of integrations.github may read it.',
    noRepository:
      'Nobody knows the repository of {{service}}: give it the annotation {{annotation}}, as in acme/catalog.',
    archived:
      '{{repository}} is archived, and GitHub starts no workflows there. Unarchive it, or point the annotation {{annotation}} of {{service}} elsewhere.',
    invalidName:
      "The annotation {{annotation}} of {{service}} is '{{value}}': give the name of a file in .github/workflows, as in deploy.yml.",
    missing:
      'There is no {{path}} of {{repository}} on {{branch}}, or the App or token of integrations.github may not read it. Add that workflow, or name another by the annotation {{annotation}}.',
    unreadable: "{{path}} of {{repository}} can't be read: {{mistake}}.",
    noDispatch:
      "{{path}} of {{repository}} can't be started from here: add workflow_dispatch to its 'on', or name another workflow by the annotation {{annotation}}.",
    noInput:
      '{{path}} of {{repository}} takes no input {{inputs}}: add it under on.workflow_dispatch.inputs with type string.',
    noInputs:
      '{{path}} of {{repository}} takes no input {{inputs}}: add them under on.workflow_dispatch.inputs with type string.',
    noCorrelation:
      '{{path}} of {{repository}} takes no input {{inputs}}: add it under on.workflow_dispatch.inputs with type string, and put {{expression}} into its run-name: by that its run is found.',
    noInputsNorCorrelation:
      '{{path}} of {{repository}} takes no input {{inputs}}: add them under on.workflow_dispatch.inputs with type string, and put {{expression}} into its run-name: by that its run is found.',
    silentRunName:
      'The run-name of {{path}} of {{repository}} does not hold {{expression}}: add it, because by that its run is found.',
    wrongType:
      "The input '{{input}}' of {{path}} of {{repository}} has type {{type}}: make it string, because it may be anything.",
    unknownInputs:
      '{{path}} of {{repository}} requires {{inputs}}, which a deployment does not know: give a default, or make it optional.',
    otherServices:
      "{{path}} of {{repository}} does not deploy {{service}}: its input 'service' is one of {{options}}. Add {{service}} to its options.",
    otherEnvironments:
      "{{path}} of {{repository}} does not deploy to {{environment}}: its input 'environment' is one of {{options}}. Add {{environment}} to its options.",
  },
} as const;
