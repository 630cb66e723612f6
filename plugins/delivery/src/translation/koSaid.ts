/** What the backends of delivery say, in Korean. */
export const koSaid = {
  'said.order.unknownService':
    "'{{asked}}' 서비스가 여기에 없거나 볼 수 없습니다. 서비스의 이름이나 엔티티 참조를 적으세요. 예: component:default/catalog",
  'said.order.unknownEnvironment':
    "'{{asked}}' 환경이 없습니다. 다음 중 하나를 적으세요: {{environments}}",
  'said.order.noTarget':
    "'{{asked}}' 서비스를 배포할 수 있는 것이 설치되어 있지 않습니다. 저장소가 알려져 있어야 하고, 그 호스트를 다루는 배포기가 있어야 합니다.",
  'said.order.otherArtifacts':
    '{{version}} 버전은 {{other}} 환경을 {{otherDigest}} 다이제스트로, {{environment}} 환경을 {{digest}} 다이제스트로 통과했습니다. 다시 빌드된 것이 있어 어느 아티팩트를 뜻하는지 알 수 없습니다. 더 나중 버전을 배포하세요.',
  'said.order.versionNotAsked':
    "'{{asked}}' 버전이 무엇을 가리키는지 지금 소스에 물어볼 수 없습니다({{reason}}). 다시 시도하세요.",
  'said.order.planNotAsked':
    "'{{asked}}' 서비스가 어떻게 배포되는지 지금 소스에 물어볼 수 없습니다({{reason}}). 다시 시도하세요.",
  'said.order.underway':
    '{{person}}의 요청으로 {{since}}부터 {{version}} 버전이 {{environment}} 환경에 배포되는 중입니다. 끝나기를 기다리거나 취소하세요.',
  'said.order.underwayUnnamed':
    '{{since}}부터 다른 버전이 {{environment}} 환경에 배포되는 중입니다. 끝나기를 기다리거나 취소하세요.',
  'said.version.nonePassed':
    "'{{asked}}'에 맞는 버전이 없습니다. 커밋 단계를 통과한 체크인이 없으니, 빌드를 기다리거나 고치세요.",
  'said.version.ambiguous':
    "'{{asked}}'에 맞는 체크인이 {{number}}개입니다. SHA를 더 길게 적으세요.",
  'said.version.pullRequest':
    "'{{asked}}' 버전은 메인라인이 아니라 풀 리퀘스트의 빌드입니다. 병합한 뒤 그 체크인의 빌드를 고르세요.",
  'said.version.noBuild':
    "'{{asked}}' 버전은 이 서비스의 메인라인 빌드가 아닙니다. latest, 빌드 번호 또는 7자 이상의 SHA를 적으세요.",
  'said.version.noBuildSuchAs':
    "'{{asked}}' 버전은 이 서비스의 메인라인 빌드가 아닙니다. latest, 빌드 번호 또는 7자 이상의 SHA를 적으세요. 예: {{example}}",
  'said.version.noCheckIn':
    "'{{asked}}' 버전은 이 서비스의 메인라인에 체크인된 것이 아닙니다. 체크인만 배포할 수 있습니다.",
  'said.version.tagOfNoCheckIn':
    "'{{asked}}'이(가) 가리키는 {{sha}} 커밋은 이 서비스의 메인라인에 체크인된 것이 아닙니다. 체크인만 배포할 수 있습니다.",
  'said.version.tooShort':
    "'{{asked}}'은(는) SHA로는 너무 짧습니다. 7자 이상 적으세요.",
  'said.version.none':
    "'{{asked}}'은(는) 버전이 아닙니다. latest, 빌드 번호 또는 7자 이상의 SHA를 적으세요.",
  'said.version.noneSuchAs':
    "'{{asked}}'은(는) 버전이 아닙니다. latest, 빌드 번호 또는 7자 이상의 SHA를 적으세요. 예: {{example}}",
  'said.promotion.noStage':
    '파이프라인에 {{environment}} 환경에 배포하는 단계가 없습니다. 다른 환경을 고르거나 그 단계를 추가하세요.',
  'said.promotion.unknown':
    '{{version}} 버전은 {{environment}} 환경에 배포할 수 없습니다. 어디까지 통과했는지 알 수 없으니, 먼저 앞 단계들을 통과시키세요.',
  'said.promotion.waiting':
    "{{version}} 버전은 {{environment}} 환경에 배포할 수 없습니다. '{{stage}}' 단계를 아직 통과하지 않았으니, 먼저 그 단계를 통과시키세요.",
  'said.promotion.signOff':
    "{{version}} 버전은 {{environment}} 환경에 배포할 수 없습니다. '{{stage}}' 단계가 승인을 기다리는데, 이 포털은 아직 승인을 받지 못합니다. 계속하려면 파이프라인에서 그 단계를 빼세요.",
  'said.promotion.running':
    "{{version}} 버전은 {{environment}} 환경에 배포할 수 없습니다. '{{stage}}' 단계가 아직 실행 중이니, 끝나기를 기다리세요.",
  'said.promotion.failed':
    "{{version}} 버전은 {{environment}} 환경에 배포할 수 없습니다. '{{stage}}' 단계가 실패했으니, 고쳐서 더 나중 버전을 배포하거나 그 단계를 다시 실행하세요.",
  'said.promotion.inconclusive':
    "{{version}} 버전은 {{environment}} 환경에 배포할 수 없습니다. '{{stage}}' 단계가 판정 없이 끝났으니, 다시 실행하세요.",
  'said.promotion.artifactPassed':
    '다이제스트가 {{digest}}이지만, {{version}} 버전은 {{environment}} 환경을 {{otherDigest}} 다이제스트로 통과했습니다. 다시 빌드된 것이 있으니, 통과한 아티팩트나 더 나중 버전을 배포하세요.',
  'said.promotion.artifactAsked':
    '다이제스트가 {{digest}}이지만, {{environment}} 환경에 대한 {{id}} 배포는 {{version}} 버전이 앞서 통과한 {{otherDigest}} 다이제스트로 요청되었습니다. 다시 빌드된 것이 있으니, 그 아티팩트나 더 나중 버전을 배포하세요.',
  'said.promotion.artifactUnderway':
    '다이제스트가 {{digest}}이지만, {{version}} 버전이 {{otherDigest}} 다이제스트로 {{environment}} 환경에 배포되는 중입니다. 다시 빌드된 것이 있으니, 그 아티팩트나 더 나중 버전을 배포하세요.',
  'said.remark.same':
    '{{version}} 버전이 이미 {{environment}} 환경에 있으며, 다시 배포됩니다.',
  'said.remark.rollback':
    '롤백입니다. {{environment}} 환경에 더 새로운 {{current}} 버전이 있으며, 나열된 변경이 사라집니다.',
  'said.remark.unknownCurrent':
    '지금 {{environment}} 환경에 어느 버전이 있는지 알 수 없습니다. 버전을 알리지 않는 워크플로가 이 포털 밖에서 배포했습니다.',
  'said.remark.unknownOrder':
    '{{version}} 버전과 지금 {{environment}} 환경에 있는 {{current}} 버전 중 어느 것이 앞서는지 알 수 없습니다. 둘 중 하나는 읽은 체크인이 아닙니다.',
  'said.remark.outside':
    '지금 누군가 이 포털 밖에서 {{environment}} 환경에 배포하고 있습니다.',
  'said.remark.outsideNamed':
    '지금 누군가 이 포털 밖에서 {{environment}} 환경에 배포하고 있습니다({{version}}).',
  'said.permission.off':
    '설정의 permission.enabled가 true가 아니면 누구나 할 수 있게 되므로, 아무것도 배포하거나 취소할 수 없습니다. 권한을 켜거나 delivery.allowWithoutPermissions를 true로 설정하세요.',
  'said.permission.notSignedIn':
    '로그인한 사람만 할 수 있습니다. 로그인하세요.',
  'said.permission.automation':
    "'{{subject}}' 서비스 주체는 {{environment}} 환경의 {{service}} 서비스에 대해 아무것도 할 수 없습니다. 설정의 delivery.automation에 주체, 서비스, 환경을 적으세요.",
  'said.permission.deploy':
    '포털의 권한으로는 {{service}} 서비스를 {{environment}} 환경에 배포할 수 없습니다. 담당({{owners}})에게 문의하세요.',
  'said.permission.deployUnowned':
    '포털의 권한으로는 {{service}} 서비스를 {{environment}} 환경에 배포할 수 없습니다. 포털 관리자에게 문의하세요.',
  'said.permission.cancel':
    '포털의 권한으로는 {{environment}} 환경의 {{service}} 서비스 배포를 취소할 수 없습니다. 담당({{owners}})에게 문의하세요.',
  'said.permission.cancelUnowned':
    '포털의 권한으로는 {{environment}} 환경의 {{service}} 서비스 배포를 취소할 수 없습니다. 포털 관리자에게 문의하세요.',
  'said.deployment.cancelOutside':
    '여기에서 요청한 배포가 아니어서 여기에서 취소할 수 없습니다. 요청한 곳에서 취소하세요.',
  'said.deployment.cancelEnded':
    '배포가 끝나서({{state}}) 취소할 것이 없습니다.',
  'said.deployment.cancelWithoutRun':
    '배포를 보냈지만 실행을 아직 모릅니다. 실행을 알게 되면 바로 취소할 수 있습니다.',
  'said.deployment.cancelSending':
    '{{id}} 배포를 지금 보내고 있습니다. 몇 초 뒤 실행을 알게 되면 다시 시도하세요.',
  'said.deployment.cancelLooking':
    '{{id}} 배포를 보냈을 수 있어 실행을 찾고 있으며, 아직 취소할 것이 없습니다. 실행을 찾으면 다시 시도하거나, 실행되는 곳에서 취소하세요.',
  'said.deployment.cancelAtEnd':
    '{{id}} 배포가 끝나서({{state}}) 취소할 것이 없습니다.',
  'said.deployment.cancelWithoutDeployer':
    "이 배포를 맡았던 '{{deployer}}' 배포기가 더 이상 설치되어 있지 않습니다. {{run}} 실행을 실행되는 곳에서 취소하세요.",
  'said.deployment.sendOutside':
    '여기에서 요청한 배포가 아니어서 여기에서 다시 보낼 수 없습니다. 요청한 곳에서 하세요.',
  'said.deployment.sendKnown':
    '배포의 결과를 알고 있습니다({{state}}). 결과를 알 수 없는 배포만 다시 보냅니다. 새로 배포하세요.',
  'said.deployment.sentAgain': '이 배포는 이미 {{id}} 배포로 다시 보냈습니다.',
  'said.deployment.targetGone': '서비스나 환경이 더 이상 카탈로그에 없습니다.',
  'said.target.noDeployer':
    '{{host}} 호스트에서 배포하는 것이 설치되어 있지 않습니다. 그 호스트를 다루는 배포기를 설치하세요.',
  'said.target.noRepository':
    '저장소를 아직 몰라서 배포할 수 없습니다. CI에서 이 서비스에 대해 무엇이라고 하는지 보세요.',
  'said.reason.brokeOff': '보내는 중에 중단되었습니다: {{error}}',
  'said.reason.noAnswer': '보냈지만 {{duration}} 안에 응답이 없었습니다.',
  'said.reason.noRunTold':
    '받아들여졌지만, 응답이 어느 실행인지 알리지 않았습니다.',
  'said.reason.senderSilent':
    '보내는 중이었는데, 보내던 쪽이 제한 시간({{duration}}) 동안 아무것도 알리지 않았습니다.',
  'said.reason.senderStoodStill':
    '보내려던 프로세스가 너무 오래 멈춰 있어 보내지 않았습니다.',
  'said.reason.deployerGone':
    "'{{deployer}}' 배포기가 더 이상 설치되어 있지 않아 아무것도 배포되지 않았습니다. 그 모듈을 설치하고 다시 배포하세요.",
  'said.reason.givenUp':
    '제한 시간({{duration}}) 안에 보내지 못해 포기했으며, 아무것도 배포되지 않았습니다.',
  'said.reason.deployAgain': '다시 배포하세요.',
  'said.reason.cancelledUnsent':
    '보내기 전에 취소되었습니다({{person}}). 아무것도 배포되지 않았습니다.',
  'said.reason.fateUnknown':
    '배포되었는지 아무도 모릅니다. {{since}}에 보냈습니다.',
  'said.reason.looked': '{{until}}까지 실행을 {{times}}번 찾았지만 없었습니다.',
  'said.reason.lookedUnanswered':
    '{{until}}까지 실행을 {{times}}번 찾았지만 없었습니다. 그중 {{unanswered}}번은 소스가 답하지 못했습니다.',
  'said.reason.lookedUnansweredLast':
    '{{until}}까지 실행을 {{times}}번 찾았지만 없었습니다. 그중 {{unanswered}}번은 소스가 답하지 못했습니다({{why}}).',
  'said.reason.lookedOnce': '{{until}}까지 실행을 한 번 찾았지만 없었습니다.',
  'said.reason.lookedOnceUnanswered':
    '{{until}}까지 실행을 한 번 찾았지만 없었습니다. 그중 {{unanswered}}번은 소스가 답하지 못했습니다({{why}}).',
  'said.reason.lookThere':
    '실행될 곳에서 실행되고 있는지 보고, 아닐 때만 다시 보내세요.',
  'said.reason.runUnseen':
    '결과를 아무도 모릅니다. 요청한 지 {{hours}}시간이 지났는데 ci가 {{run}} 실행을 모릅니다. 실행되는 곳에서 확인하고, 배포하지 않았을 때만 다시 보내세요.',
  'said.reason.unknownStatus':
    "실행의 상태 '{{status}}'은(는) 여기에서 모르는 말입니다. 실행을 확인하세요.",
  'said.reason.unknownConclusion':
    "실행이 '{{conclusion}}'(으)로 끝나서 배포되었는지 알 수 없습니다. 실행을 확인하세요.",
  'said.reason.neverClaimed':
    '워크플로에 배포를 선점하는 단계가 있지만 실행이 선점하지 않았습니다. 두 번째 실행도 배포하는 것을 아무것도 막지 않았으니, 그 단계의 조건을 확인하세요.',
  'said.reason.runFailed': '실행이 실패했습니다. 실행을 확인하세요.',
  'said.reason.jobFailed': "'{{job}}' 작업이 실패했습니다.",
  'said.reason.stepFailed':
    "'{{job}}' 작업이 '{{step}}' 단계에서 실패했습니다.",
  'said.reason.timedOut': '실행이 허용된 시간보다 오래 걸렸습니다(timed_out).',
  'said.reason.startupFailure':
    '실행을 시작하지 못했습니다(startup_failure). 워크플로 파일이 잘못되었을 수 있으니 확인하세요.',
  'said.reason.runCancelled': '실행이 취소되었습니다.',
  'said.reason.runSkipped':
    '실행이 모든 작업을 건너뛰어 아무것도 하지 않았습니다.',
  'said.reason.runStale': '소스가 실행을 포기했습니다(stale).',
  'said.event.accepted': '받아들여졌습니다.',
  'said.event.nothingStarted':
    '보낸 것에 대한 응답은 아무것도 시작되지 않았다고 합니다.',
  'said.event.postponed': '{{at}}에 다시 보냅니다.',
  'said.event.cancelledUnsent': '보내지 않은 채 취소되었습니다.',
  'said.event.askedToStop': '{{run}} 실행에 멈추라고 요청합니다.',
  'said.event.repeats': '결과를 알 수 없는 {{id}} 배포를 다시 보냅니다.',
  'said.event.repeatedAs': '{{id}} 배포로 다시 보냅니다.',
  'said.event.runTold': '보낸 것에 대한 응답이 {{run}} 실행을 알렸습니다.',
  'said.event.runFound': '배포의 ID로 {{run}} 실행을 찾았습니다.',
  'said.event.runAppeared': '찾기를 포기한 뒤에 {{run}} 실행이 나타났습니다.',
  'said.event.otherRun':
    '이 배포의 실행은 {{run}}입니다. 다른 실행을 확인하세요. 무언가가 배포를 두 번째로 시작했습니다.',
  'said.event.twinRun':
    '{{run}} 실행 외에 {{other}} 실행에도 이 배포의 ID가 있습니다. 그 실행을 확인하세요. 무언가가 배포를 두 번째로 시작했습니다.',
  'said.event.notSent': '그러나 배포를 보내지 않았습니다.',
  'said.event.notFollowed': '그 실행을 따라가지 않습니다.',
  'said.event.atEnd': '배포가 끝났습니다({{state}}).',
  'said.event.sentAgain': '배포를 {{id}} 배포로 다시 보냈습니다.',
  'said.event.placeTaken':
    '그사이 {{id}} 배포가 {{environment}} 환경으로 진행 중입니다.',
  'said.event.attemptEnded': '{{run}} 실행의 {{attempt}}번째 시도: {{state}}.',
  'said.event.attemptStarted':
    '{{run}} 실행의 {{attempt}}번째 시도가 실행되는 곳에서 시작되었습니다.',
  'said.event.deploysAgain': '다시 배포합니다.',
  'said.event.claimIsRefused': '배포가 끝났으므로 선점이 거부됩니다.',
  'said.event.attemptClaimed':
    '{{run}} 실행의 {{attempt}}번째 시도가 배포를 선점했습니다.',
  'said.event.attemptMayDeploy':
    '{{run}} 실행의 {{attempt}}번째 시도가 배포해도 됩니다.',
  'said.claim.otherRepository':
    '{{id}} 배포는 {{repository}} 저장소의 워크플로가 하므로, {{otherRepository}} 저장소에 있는 {{path}} 워크플로의 {{run}} 실행은 선점할 수 없습니다.',
  'said.claim.noPath':
    "{{id}} 배포의 계획에 어느 워크플로 파일이 배포하는지가 없어 아무것도 선점할 수 없습니다. '{{deployer}}' 배포기가 경로를 알려야 합니다.",
  'said.claim.otherWorkflow':
    '{{id}} 배포는 {{path}} 워크플로가 하므로, {{repository}} 저장소에 있는 {{otherPath}} 워크플로의 {{run}} 실행은 선점할 수 없습니다.',
  'said.claim.otherRef':
    '{{id}} 배포는 {{ref}}의 {{path}} 워크플로가 하므로, {{repository}} 저장소에 있는 {{otherRef}}의 {{path}} 워크플로의 {{run}} 실행은 선점할 수 없습니다.',
  'said.claim.otherDigest':
    '{{run}} 실행의 {{attempt}}번째 시도는 {{id}} 배포를 {{digest}} 다이제스트로 선점했는데, 지금 다른 다이제스트를 알립니다. 그 실행은 멈춰야 합니다.',
  'said.claim.otherThanNoDigest':
    '{{run}} 실행의 {{attempt}}번째 시도는 {{id}} 배포를 다이제스트 없이 선점했는데, 지금 다이제스트를 알립니다. 그 실행은 멈춰야 합니다.',
  'said.claim.taken':
    '{{claimedRun}} 실행의 {{claimedAttempt}}번째 시도가 {{id}} 배포를 이미 선점했습니다. {{run}} 실행의 {{attempt}}번째 시도는 멈춰야 합니다.',
  'said.claim.otherRun':
    '{{id}} 배포는 {{otherRun}} 실행이 합니다. {{run}} 실행의 {{attempt}}번째 시도는 멈춰야 합니다.',
  'said.claim.otherDeployment':
    '{{run}} 실행은 {{other}} 배포를 하고, 실행 하나는 배포 하나만 합니다. {{id}} 배포까지 선점할 수는 없습니다.',
  'said.claim.notSent':
    '{{id}} 배포를 아직 보내지 않았으니 {{run}} 실행의 {{attempt}}번째 시도는 이 배포의 실행이 아니며, 멈춰야 합니다.',
  'said.claim.tooLate':
    '{{id}} 배포를 선점할 수 없으므로 {{run}} 실행의 {{attempt}}번째 시도는 멈춰야 합니다.',
  'said.dispatch.noWord':
    '{{host}} 호스트가 응답했지만, {{repository}} 저장소의 {{path}} 워크플로를 시작했는지 알리지 않았습니다.',
  'said.dispatch.moved':
    '{{repository}} 저장소의 {{path}} 워크플로가 옮겨져서 아무것도 시작되지 않았습니다. 몇 분 뒤 새 이름이 알려지면 다시 배포하세요.',
  'said.dispatch.refused':
    'GitHub이 {{repository}} 저장소의 {{path}} 워크플로를 시작하기를 거부했습니다({{status}}): {{reason}}',
  'said.dispatch.renewToken': 'integrations.github의 토큰을 갱신하세요.',
  'said.dispatch.unarchive': '저장소의 보관을 해제하세요.',
  'said.dispatch.permit':
    'integrations.github의 App이나 토큰에 Actions: write 권한을 주세요.',
  'said.dispatch.gone':
    '워크플로나 저장소가 없어졌거나, integrations.github의 App이나 토큰에 Actions: write 권한이 없습니다. 기본 브랜치의 워크플로를 확인하고 다시 배포하세요.',
  'said.dispatch.enable':
    '저장소의 Actions 페이지에서 워크플로를 활성화하세요.',
  'said.dispatch.branchRenamed':
    '기본 브랜치의 이름이 바뀌었습니다. 몇 분 뒤 다시 배포하세요.',
  'said.dispatch.addTrigger':
    "기본 브랜치에서 워크플로의 'on'에 workflow_dispatch를 추가하세요.",
  'said.dispatch.inputsChanged':
    '워크플로의 입력이 읽었을 때와 다릅니다. 1분 뒤 다시 배포하면 새로 읽습니다.',
  'said.mistake.missing': '{{field}}이(가) 없습니다.',
  'said.mistake.emptyList': '{{field}}이(가) 빈 목록입니다.',
  'said.mistake.value': '{{field}}의 값이 {{value}}입니다.',
  'said.mistake.unknownField': '{{field}}은(는) 알 수 없는 필드입니다.',
  'said.mistake.sameName':
    "metadata.name이 '{{name}}'인데, {{other}} 엔티티가 이미 이 이름을 씁니다. 둘 중 하나의 이름을 바꾸거나 지우세요.",
  'said.mistake.sameOrder':
    '{{name}} 환경의 spec.order가 {{other}} 환경과 같은 {{order}}입니다. 어느 것이 먼저인지 분명하도록 둘 중 하나의 값을 바꾸세요.',
  'said.mistake.secondPipeline':
    '{{field}}의 {{service}} 서비스에는 이미 {{other}} 파이프라인이 있습니다. 서비스의 파이프라인은 하나이니, 둘 중 하나에서 빼세요.',
  'said.mistake.unknownEnvironment':
    "{{field}}의 값이 '{{environment}}'인데, 그런 환경이 없습니다. 다음 중 하나를 적거나, spec.type이 environment인 Resource를 이 이름으로 추가하세요: {{others}}, {{last}}",
  'said.mistake.noEnvironment':
    "{{field}}의 값이 '{{environment}}'인데, 그런 환경이 없습니다. spec.type이 environment인 Resource를 이 이름으로 추가하세요.",
  'said.mistake.earlierEnvironment':
    "{{field}}의 값이 '{{environment}}'인데, 순서로는 앞 단계의 '{{other}}' 환경보다 먼저입니다. 단계를 서로 바꾸거나 환경의 spec.order를 바꾸세요.",
  'said.toDo.type': '타입을 적으세요.',
  'said.toDo.owner': '담당을 적으세요. 예: group:default/operations',
  'said.toDo.system': '속한 시스템을 적으세요.',
  'said.toDo.entityRefs': '엔티티 참조의 목록을 적으세요.',
  'said.toDo.oneOf': '다음 중 하나를 적으세요: {{others}}, {{last}}',
  'said.toDo.listedTwice': '목록에 두 번 있으니 하나를 지우세요.',
  'said.toDo.environment': '환경이 무엇인지, 적어도 타입과 담당을 적으세요.',
  'said.toDo.environmentFields':
    '환경의 필드는 다음과 같습니다. 철자를 고치거나 지우세요: {{others}}, {{last}}',
  'said.toDo.order': '0 이상의 정수를 적으세요. 값이 작은 환경이 먼저입니다.',
  'said.toDo.platform':
    '다음 중 하나를 적거나, 설정의 delivery.platforms에 추가하세요: {{others}}, {{last}}',
  'said.toDo.hosts': '호스트의 수를 1 이상으로 적으세요.',
  'said.toDo.dataCentre': '이름을 적으세요.',
  'said.toDo.dataCentres': '이름의 목록을 적으세요. 예: [ams, fra]',
  'said.toDo.someDataCentre': '데이터 센터를 하나 이상 적거나 필드를 빼세요.',
  'said.toDo.instances':
    '여기에서 실행되는 서비스 인스턴스의 수를 1 이상으로 적으세요.',
  'said.toDo.loadBalancer': 'true 또는 false를 적으세요.',
  'said.toDo.used': '그런 환경이 여기에 없으면 false를 적고, 아니면 빼세요.',
  'said.toDo.pipeline':
    '파이프라인이 무엇인지, 적어도 타입, 담당, 서비스, 단계를 적으세요.',
  'said.toDo.pipelineFields':
    '파이프라인의 필드는 다음과 같습니다. 철자를 고치거나 지우세요: {{others}}, {{last}}',
  'said.toDo.services':
    '이 파이프라인을 쓰는 서비스의 목록을 적으세요. 예: [component:default/catalog]',
  'said.toDo.service':
    'Component의 엔티티 참조를 적으세요. 예: component:default/catalog',
  'said.toDo.sharedSince': '날짜를 YYYY-MM-DD 형식으로, 따옴표 안에 적으세요.',
  'said.toDo.stages':
    '단계를 하나 이상 적으세요. 첫 단계는 커밋 단계입니다. 자기 파이프라인이 없는 서비스는 관례에 따른 파이프라인을 씁니다.',
  'said.toDo.stageFields':
    '{{kind}} 단계의 필드는 다음과 같습니다. 철자를 고치거나 지우세요: {{others}}, {{last}}',
  'said.toDo.stageName': '단계의 이름을 적으세요. 예: slow-tests',
  'said.toDo.sameStageName':
    '다른 단계가 이 이름을 쓰니, 다른 이름을 적으세요.',
  'said.toDo.stageTitle': '페이지에 보일 제목을 적거나 빼세요.',
  'said.toDo.firstStage':
    '첫 단계는 후보를 만드는 commit-stage여야 합니다. 그 단계를 앞에 두세요.',
  'said.toDo.laterStage':
    '첫 단계만 commit-stage일 수 있습니다. workflow, deployment 또는 sign-off를 쓰세요.',
  'said.toDo.stageEnvironment': '배포할 환경을 적으세요.',
  'said.toDo.sameStageEnvironment':
    '앞 단계도 그곳에 배포하니, 둘 중 하나를 지우세요.',
  'said.toDo.workflows':
    '이 단계의 결과를 내는 워크플로의 파일이나 이름의 목록을 적으세요. 예: [slow.yml]',
  'said.toDo.workflowGlobs':
    "글롭을 최대 {{globs}}개 적으세요. 하나는 최대 {{characters}}자이고, '*'와 '{'는 모두 합쳐 최대 {{wildcards}}개이며, '+', '(', ')' 대신 '?'를 쓰세요.",
  'said.toDo.workflowGlobsOfAll':
    "모든 단계의 워크플로를 합쳐 글롭을 최대 {{globs}}개 적으세요. 하나는 최대 {{characters}}자이고, '*'와 '{'는 모두 합쳐 최대 {{wildcards}}개이며, '+', '(', ')' 대신 '?'를 쓰세요.",
  'said.toDo.jobs': '셀 작업의 이름을 목록으로 적거나 필드를 빼세요.',
  'said.toDo.signOff':
    '승인할 수 있는 사람의 엔티티 참조를 목록으로 적거나 필드를 빼세요.',
  'said.workflow.repositoryNotFound':
    '{{service}} 서비스의 {{repository}} 저장소를 찾지 못했습니다. {{annotation}} 어노테이션이 맞는지, integrations.github의 App이나 토큰이 그 저장소를 읽을 수 있는지 확인하세요.',
  'said.workflow.noRepository':
    '{{service}} 서비스의 저장소를 알 수 없습니다. {{annotation}} 어노테이션을 추가하세요. 예: acme/catalog',
  'said.workflow.archived':
    '{{repository}} 저장소가 보관되어 있어 GitHub이 워크플로를 시작하지 않습니다. 보관을 해제하거나 {{service}} 서비스의 {{annotation}} 어노테이션에 다른 저장소를 적으세요.',
  'said.workflow.invalidName':
    "{{service}} 서비스의 {{annotation}} 어노테이션 값이 '{{value}}'입니다. .github/workflows에 있는 파일의 이름을 적으세요. 예: deploy.yml",
  'said.workflow.missing':
    '{{repository}} 저장소의 {{branch}} 브랜치에 {{path}} 파일이 없거나, integrations.github의 App이나 토큰이 읽을 수 없습니다. 그 워크플로를 추가하거나 {{annotation}} 어노테이션에 다른 워크플로를 적으세요.',
  'said.workflow.unreadable':
    '{{repository}} 저장소의 {{path}} 파일을 읽을 수 없습니다: {{mistake}}.',
  'said.workflow.noDispatch':
    "{{repository}} 저장소의 {{path}} 워크플로는 여기에서 시작할 수 없습니다. 'on'에 workflow_dispatch를 추가하거나 {{annotation}} 어노테이션에 다른 워크플로를 적으세요.",
  'said.workflow.noInput':
    '{{repository}} 저장소의 {{path}} 워크플로에 {{inputs}} 입력이 없습니다. on.workflow_dispatch.inputs에 string 타입으로 추가하세요.',
  'said.workflow.noInputs':
    '{{repository}} 저장소의 {{path}} 워크플로에 {{inputs}} 입력이 없습니다. 모두 on.workflow_dispatch.inputs에 string 타입으로 추가하세요.',
  'said.workflow.noCorrelation':
    '{{repository}} 저장소의 {{path}} 워크플로에 {{inputs}} 입력이 없습니다. on.workflow_dispatch.inputs에 string 타입으로 추가하고 run-name에 {{expression}}을 넣으세요. 그것으로 실행을 찾습니다.',
  'said.workflow.noInputsNorCorrelation':
    '{{repository}} 저장소의 {{path}} 워크플로에 {{inputs}} 입력이 없습니다. 모두 on.workflow_dispatch.inputs에 string 타입으로 추가하고 run-name에 {{expression}}을 넣으세요. 그것으로 실행을 찾습니다.',
  'said.workflow.silentRunName':
    '{{repository}} 저장소의 {{path}} 워크플로의 run-name에 {{expression}}이 없습니다. 그것으로 실행을 찾으니 추가하세요.',
  'said.workflow.wrongType':
    "{{repository}} 저장소의 {{path}} 워크플로에서 '{{input}}' 입력의 타입이 {{type}}입니다. 무엇이든 들어갈 수 있으니 string으로 바꾸세요.",
  'said.workflow.unknownInputs':
    '{{repository}} 저장소의 {{path}} 워크플로는 배포가 모르는 {{inputs}} 입력을 요구합니다. 기본값을 주거나 선택 입력으로 바꾸세요.',
  'said.workflow.otherServices':
    "{{repository}} 저장소의 {{path}} 워크플로는 {{service}} 서비스를 배포하지 않습니다. 'service' 입력의 선택지는 {{options}}입니다. 선택지에 {{service}}를 추가하세요.",
  'said.workflow.otherEnvironments':
    "{{repository}} 저장소의 {{path}} 워크플로는 {{environment}} 환경에 배포하지 않습니다. 'environment' 입력의 선택지는 {{options}}입니다. 선택지에 {{environment}}를 추가하세요.",
} as const;
