/** What the backends of ci say, in Korean. */
export const koSaid = {
  'said.source.none':
    '{{host}} 호스트의 빌드를 읽는 소스가 없습니다. 설정에 연동을 추가하거나 서비스의 주석을 고치세요.',
  'said.source.noneAnyMore':
    '{{host}} 호스트의 빌드를 읽는 소스가 더 이상 없습니다. 설정에 연동을 추가하세요.',
  'said.source.notFound':
    '{{host}}/{{repository}} 저장소를 찾지 못했거나, {{host}} 호스트의 자격 증명으로 읽을 수 없습니다. 서비스의 주석을 고치거나 접근 권한을 주세요.',
  'said.source.notFoundAnyMore':
    '{{repository}} 저장소를 더 이상 찾을 수 없습니다. 알고 있던 내용은 남아 있습니다.',
  'said.source.otherRepository':
    '{{repository}}은(는) 이제 다른 저장소의 이름입니다. 이 저장소에 대해 알고 있던 내용은 남아 있습니다. 저장소의 이름이 바뀌었으면 서비스의 주석을 고치세요.',
  'said.source.failed': '{{repository}} 저장소를 읽지 못했습니다: {{reason}}',
  'said.run.noJobsYet':
    '아직 보고된 작업이 없습니다. 보고되면 여기에 나타납니다.',
  'said.run.noLog':
    '{{service}} 서비스의 저장소에 {{job}} 작업의 로그가 없습니다. 모르는 작업이거나, 로그가 만료되었거나, 작업이 끝나기 전이라 아직 기록되지 않았습니다.',
  'said.github.askedToWait':
    'GitHub이 기다리라고 했습니다. {{host}} 호스트에서 {{account}} 계정의 요청 한도를 다 썼습니다. {{until}} 이후에 다시 시도하세요.',
  'said.github.limitReached':
    'GitHub이 {{status}}(으)로 거부했습니다. {{host}} 호스트에서 {{account}} 계정의 요청 한도에 이르렀습니다. {{until}} 이후에 다시 시도하세요.',
  'said.github.hourUsedUp':
    '{{host}} 호스트에서 {{account}} 계정이 한 시간에 할 수 있는 요청을 다 썼습니다. {{until}} 이후에 다시 시도하세요.',
  'said.github.writesUsedUp':
    '{{host}} 호스트에서 {{account}} 계정이 GitHub이 한 시간에 허락하는 쓰기 요청을 다 썼습니다. {{until}} 이후에 다시 시도하세요.',
  'said.github.keptForPeople':
    '{{host}} 호스트에서 {{account}} 계정이 이 한 시간 동안 할 수 있는 요청이 {{remaining}}개만 남아, 사람을 위해 남겨 둡니다. {{until}} 이후에 다시 시도하세요.',
  'said.github.noCredentials':
    '{{host}} 호스트의 {{name}}에 쓸 자격 증명이 없습니다: {{reason}}. integrations.github를 확인하고, App이 그곳에 설치되어 있는지 확인하세요.',
  'said.github.noAnswer':
    '{{host}} 호스트가 {{route}} 요청에 {{duration}} 안에 응답하지 않았습니다.',
  'said.github.unreachable':
    '{{route}} 요청을 {{host}} 호스트에 보내지 못했습니다: {{reason}}.',
  'said.github.serverError':
    '{{host}} 호스트가 {{route}} 요청에 {{status}}(으)로 응답했습니다.',
  'said.github.brokenAnswer':
    '{{host}} 호스트가 {{route}} 요청에 {{status}}(으)로 응답했지만, 응답이 도중에 끊겼거나 JSON이 아닙니다.',
  'said.github.moved':
    '{{host}} 호스트에 따르면 {{repository}} 저장소가 옮겨졌습니다. 아무것도 쓰지 않았습니다. 저장소를 다시 읽어 새 이름을 알아내세요.',
  'said.github.refused':
    '{{name}}을(를) 읽을 수 없습니다. {{host}} 호스트가 {{route}} 요청에 {{status}}(으)로 응답했습니다: {{reason}}.',
  'said.github.renewToken': 'integrations.github의 토큰을 갱신하세요.',
  'said.github.permit':
    'integrations.github의 토큰이나 App에 actions, contents, metadata 읽기 권한을 주세요.',
  'said.github.notThere':
    '{{repository}} 저장소가 없거나, integrations.github의 자격 증명으로 읽을 수 없습니다. 알고 있던 내용은 남아 있습니다. 접근 권한을 주거나 서비스의 주석을 고치세요.',
  'said.github.withoutList':
    'GitHub의 응답에 목록이 없습니다. 여기와 GitHub 사이에서 다른 무엇이 대신 응답했을 수 있습니다. integrations.github의 apiBaseUrl을 확인하세요.',
  'said.github.withoutField':
    'GitHub의 응답에 {{field}}이(가) 없습니다. 여기와 GitHub 사이에서 다른 무엇이 대신 응답했을 수 있습니다. integrations.github의 apiBaseUrl을 확인하세요.',
  'said.github.unreadableItems':
    'GitHub이 항목 {{number}}개로 응답했지만 하나도 읽을 수 없습니다. GitHub이 쓰는 이름이 바뀌었거나, 여기와 GitHub 사이에서 응답이 바뀌었을 수 있습니다.',
  'said.github.unreadableField':
    'GitHub이 {{field}} {{number}}개로 응답했지만 하나도 읽을 수 없습니다. GitHub이 쓰는 이름이 바뀌었거나, 여기와 GitHub 사이에서 응답이 바뀌었을 수 있습니다.',
} as const;
