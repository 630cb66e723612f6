/** What the backend of onboarding says, in Korean. */
export const koSaid = {
  'said.round.noSuchCheck': '{{check}} 확인이 여기에 없습니다.',
  'said.round.notChecked': '아직 확인되지 않았습니다.',
  'said.round.failed':
    '{{check}} 확인이 실패했습니다. 이유는 백엔드의 로그에 있습니다.',
  'said.round.late': '{{check}} 확인이 {{seconds}}초 안에 답하지 않았습니다.',
  'said.round.silent':
    '{{check}} 확인이 이 서비스에 대해 아무것도 알려 주지 않았습니다.',
  'said.plugin.notInstalled':
    '{{plugin}} 플러그인이 여기에 설치되어 있지 않습니다.',
  'said.plugin.notAnswering': '지금 {{plugin}} 플러그인이 답하지 않습니다.',
  'said.ci.notListed': 'ci에 이 서비스가 없습니다.',
  'said.ci.repositoryUnknown': '저장소를 먼저 찾아야 합니다.',
  'said.repositoryFound.read': '{{repository}} 저장소에서 빌드됩니다.',
  'said.repositoryFound.unreadable':
    '지금은 저장소를 읽을 수 없습니다: {{reason}}',
  'said.repositoryFound.notRead':
    '{{repository}} 저장소를 아직 읽지 않았습니다.',
  'said.repositoryFound.refused':
    '{{repository}} 저장소를 읽을 수 없습니다: {{reason}}',
  'said.repositoryFound.mendOrAllow':
    '저장소가 다르면 어노테이션을 고치고, 맞으면 포털의 App이나 토큰이 {{repository}} 저장소를 읽을 수 있게 하세요.',
  'said.repositoryFound.invalidAnnotation':
    "{{annotation}} 어노테이션의 값이 저장소가 아닙니다: '{{value}}'",
  'said.repositoryFound.mend': '어노테이션을 고치세요.',
  'said.repositoryFound.noSource':
    '{{annotation}} 어노테이션이 가리키는 곳의 빌드를 읽는 것이 설치되어 있지 않습니다.',
  'said.repositoryFound.pointOrIntegrate':
    '포털이 읽는 호스트를 어노테이션에 적거나, 그 호스트를 설정의 integrations에 추가하세요.',
  'said.repositoryFound.noAnnotation':
    '어느 저장소에서 빌드되는지 적혀 있지 않습니다.',
  'said.repositoryFound.annotate':
    'catalog-info.yaml에 어노테이션을 추가하세요.',
  'said.repositoryFound.unknownReason':
    '저장소가 없습니다. 여기에서 모르는 이유입니다: {{reason}}',
  'said.webhookArrived.arrived': '저장소의 첫 웹훅이 {{day}}에 도착했습니다.',
  'said.webhookArrived.none': '저장소의 웹훅이 아직 도착하지 않았습니다.',
  'said.webhookArrived.install':
    '저장소에 포털의 GitHub App을 설치하거나 /api/ci/webhooks/github 주소로 보내는 웹훅을 추가한 뒤, 한 번 푸시하세요.',
  'said.mainlineBuilt.green':
    '워크플로가 {{branch}} 브랜치를 빌드합니다. 지금은 초록불입니다.',
  'said.mainlineBuilt.red':
    '워크플로가 {{branch}} 브랜치를 빌드합니다. 지금은 빨간불입니다.',
  'said.mainlineBuilt.noVerdict':
    '{{branch}} 브랜치가 빌드되었습니다. 최근에 초록불이나 빨간불로 끝난 빌드는 없습니다.',
  'said.mainlineBuilt.historyIncomplete': '빌드 이력을 아직 읽고 있습니다.',
  'said.mainlineBuilt.never':
    '{{branch}} 브랜치를 빌드한 워크플로가 아직 없습니다.',
  'said.mainlineBuilt.addWorkflow':
    '{{branch}} 브랜치에 푸시하면 실행되는 워크플로를 .github/workflows에 추가하세요. 야간 실행과 수동 실행은 세지 않습니다.',
  'said.mainlineBuilt.unknownState':
    '메인라인이 여기에서 모르는 상태입니다: {{state}}',
  'said.testsSeen.yes':
    '변경에 대해 테스트가 실행되는 것이 자가 점검에 보입니다.',
  'said.testsSeen.no': '테스트가 실행되지 않은 변경이 자가 점검에 보입니다.',
  'said.testsSeen.runTests':
    '푸시할 때마다, 이름으로 알아볼 수 있는 작업이나 단계에서 테스트를 실행하세요. 또는 테스트의 이름을 자가 점검의 규칙에 적으세요.',
  'said.testsSeen.notAnswered': '자가 점검이 아직 답하지 않았습니다.',
  'said.testsSeen.dormant':
    '최근에 변경이 없어 테스트가 실행될 일이 없었습니다.',
  'said.testsSeen.notEnoughData':
    '자가 점검이 판단할 만큼 빌드를 보지 못했습니다.',
  'said.testsSeen.unknownAnswer':
    '자가 점검의 답을 여기에서 모릅니다: {{answer}}',
  'said.ownerExists.notListed': '지금 카탈로그에 이 서비스가 없습니다.',
  'said.ownerExists.known': '담당은 {{owner}}입니다.',
  'said.ownerExists.unknown': '카탈로그가 모르는 담당입니다: {{owner}}',
  'said.ownerExists.nameKnown':
    'catalog-info.yaml의 spec.owner에 카탈로그의 Group이나 User를 적거나, {{owner}} 엔티티를 카탈로그에 추가하세요.',
  'said.ownerExists.none': '담당이 없습니다.',
  'said.ownerExists.name':
    'catalog-info.yaml의 spec.owner에 팀을 적으세요. 예: group:default/storefront',
  'said.delivery.notListed': 'delivery에 이 서비스가 아직 없습니다.',
  'said.wayToProduction.ends':
    '파이프라인이 {{environment}} 환경에서 끝납니다.',
  'said.wayToProduction.endsWritten':
    '{{pipeline}} 파이프라인이 {{environment}} 환경에서 끝납니다.',
  'said.wayToProduction.endsEarly':
    '파이프라인이 운영 환경이 아닌 {{environment}} 환경에서 끝납니다.',
  'said.wayToProduction.endsEarlyWritten':
    '{{pipeline}} 파이프라인이 운영 환경이 아닌 {{environment}} 환경에서 끝납니다.',
  'said.wayToProduction.endsUnknownWritten':
    '{{pipeline}} 파이프라인은 포털이 모르는 {{environment}} 환경에서 끝납니다.',
  'said.wayToProduction.endsNowhere':
    '파이프라인이 어느 환경에도 배포하지 않습니다.',
  'said.wayToProduction.endsNowhereWritten':
    '{{pipeline}} 파이프라인이 어느 환경에도 배포하지 않습니다.',
  'said.wayToProduction.addProduction':
    '포털이 아는 운영 환경이 없습니다. type이 environment이고 kind가 production인 Resource를 카탈로그에 추가하세요.',
  'said.wayToProduction.endIn':
    '이 서비스를 적은 type이 pipeline인 Resource에서, 마지막 단계를 {{environment}} 환경 배포로 하세요.',
  'said.wayToProduction.endInOneOf':
    '이 서비스를 적은 type이 pipeline인 Resource에서, 마지막 단계를 {{environments}} 중 한 환경의 배포로 하세요.',
  'said.wayToProduction.noTarget':
    '무엇이 이 서비스를 배포하는지 delivery가 알려 주지 않습니다.',
  'said.wayToProduction.impossible': '배포할 수 없습니다: {{reason}}',
  'said.wayToProduction.mend':
    '그것을 고치세요. 배포 워크플로의 예는 docs/deploying.md에 있습니다.',
  'said.wayToProduction.assumed':
    '저장소의 {{workflow}} 워크플로로 배포할 수 있는지 아직 아무도 보지 않았습니다. 배포 대화 상자를 열면 확인합니다.',
  'said.wayToProduction.deploys': '{{workflow}} 워크플로가 배포합니다.',
  'said.deployedOnce.inside':
    '{{day}}에 {{version}} 버전이 {{environment}} 환경에 배포되었습니다.',
  'said.deployedOnce.insideUnnamed':
    '{{day}}에 {{environment}} 환경에 배포되었습니다.',
  'said.deployedOnce.outside':
    '{{day}}에 {{version}} 버전이 이 포털 밖에서 {{environment}} 환경에 배포되었습니다.',
  'said.deployedOnce.outsideUnnamed':
    '{{day}}에 이 포털 밖에서 {{environment}} 환경에 배포되었습니다.',
  'said.deployedOnce.underway':
    '첫 배포가 {{environment}} 환경으로 진행 중입니다.',
  'said.deployedOnce.failed':
    '배포된 적이 없습니다. {{environment}} 환경 배포가 성공하지 못했습니다.',
  'said.deployedOnce.never': '배포된 적이 없습니다.',
  'said.deployedOnce.deploy': '파이프라인의 첫 환경에 배포하세요.',
  'said.confirm.off':
    '설정의 permission.enabled가 true가 아니면 누구나 할 수 있게 되므로, 아무것도 확인할 수 없습니다. 권한을 켜거나 onboarding.allowWithoutPermissions를 true로 설정하세요.',
  'said.confirm.notSignedIn': '사람만 확인할 수 있습니다. 로그인하세요.',
  'said.confirm.notAllowed':
    '포털의 권한으로는 {{service}} 서비스의 항목을 확인할 수 없습니다. 담당({{owner}})에게 문의하세요.',
  'said.confirm.notAllowedUnowned':
    '포털의 권한으로는 {{service}} 서비스의 항목을 확인할 수 없습니다. 포털 관리자에게 문의하세요.',
} as const;
