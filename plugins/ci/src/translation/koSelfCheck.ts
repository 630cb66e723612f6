/** The words of the self-check and of "I'm on it" in Korean. */
export const koSelfCheck = {
  'onIt.take': '제가 맡을게요',
  'onIt.takeOver': '넘겨받기',
  'onIt.leave': '더는 맡고 있지 않습니다',
  'onIt.nobody': '아직 맡은 사람이 없습니다.',
  'onIt.by': '{{name}} 님이 보고 있습니다',
  'onIt.since': '{{time}}부터',
  'onIt.you': '직접 맡고 있습니다',
  'onIt.refused':
    '이 계정으로는 맡는다고 표시할 수 없습니다. {{permission}} 권한이 없습니다.',
  'onIt.failureTake': '맡았다는 표시를 남기지 못했습니다',
  'onIt.failureLeave': '맡았다는 표시를 지우지 못했습니다',

  'selfCheck.title': '자가 점검',
  'selfCheck.intro': '제즈 험블의 세 가지 질문에 사실로 답합니다.',
  'selfCheck.source': '질문의 출처',
  'selfCheck.mistakes':
    '팀이 적은 근무 시간을 쓸 수 없어 기본값으로 대신합니다',
  'selfCheck.open': '근거 보기',
  'selfCheck.back': '이 서비스의 CI',
  'selfCheck.loading': '자가 점검을 읽는 중',
  'selfCheck.failure': '자가 점검을 읽지 못했습니다',
  'selfCheck.none': '아직 답이 없음',
  'selfCheck.at': '{{time}} 기준',
  'selfCheck.markOf': '{{name}}: {{answer}}',
  'selfCheck.question.daily': '적어도 하루에 한 번 메인라인에 체크인하는가?',
  'selfCheck.question.tested': '변경을 검증하는 테스트 스위트가 있는가?',
  'selfCheck.question.fixing': '빌드가 깨지면 고치는 일을 가장 먼저 하는가?',
  'selfCheck.name.daily': '매일 체크인',
  'selfCheck.name.tested': '변경 검증',
  'selfCheck.name.fixing': '수정 우선',
  'selfCheck.answer.yes': '예',
  'selfCheck.answer.no': '아니요',
  'selfCheck.answer.not-enough-data': '데이터 부족',
  'selfCheck.dormant': '휴면',
  'selfCheck.dormantHint': '{{window}} 이 서비스에 커밋한 사람이 없습니다.',
  'selfCheck.filter': '자가 점검',
  'selfCheck.unanswered.title': '세 가지 질문에 아직 답이 없습니다',
  'selfCheck.unanswered.reading':
    '빌드와 체크인 이력을 끝까지 읽어야 답할 수 있습니다. 지금 읽는 중이며, 답이 나오면 이 페이지에 저절로 나타납니다.',
  'selfCheck.unanswered.unreadable':
    '지금은 이력을 읽을 수 없습니다: {{sentence}}',
  'selfCheck.unanswered.waiting':
    '이력을 다 읽었습니다. 곧 답을 계산하며, 이 페이지에 저절로 나타납니다.',
  'selfCheck.window.days': '최근 {{days}}일 동안',
  'selfCheck.window.since': '{{date}}부터 지금까지',
  'selfCheck.window.known_one': '알려진 {{count}}일 동안',
  'selfCheck.window.known_other': '알려진 {{count}}일 동안',
  'selfCheck.window.exact': '{{from}}부터 {{to}}까지',
  'selfCheck.workingDays_one': '근무일 {{count}}일',
  'selfCheck.workingDays_other': '근무일 {{count}}일',
  'selfCheck.workingTime': '근무 시간 {{duration}}',
  'selfCheck.figure.none': '{{window}} 셀 수 있는 커밋이나 체크인이 없습니다.',
  'selfCheck.figure.daily':
    '{{window}} 커밋 {{all}}개 중 {{part}}개({{share}})가 작성 후 {{limit}} 안에 메인라인에 올랐습니다.',
  'selfCheck.figure.dailyMedian': '절반은 {{duration}} 안에 올랐습니다.',
  'selfCheck.figure.oldBranches_one':
    '브랜치 {{count}}개에 {{limit}}보다 오래된 작업이 있습니다.',
  'selfCheck.figure.oldBranches_other':
    '브랜치 {{count}}개에 {{limit}}보다 오래된 작업이 있습니다.',
  'selfCheck.figure.tested':
    '{{window}} 코드를 바꾼 체크인 {{all}}개 중 {{part}}개({{share}})에서 테스트가 실행되었습니다.',
  'selfCheck.figure.unbuilt_one': '{{count}}개는 빌드되지 않았습니다.',
  'selfCheck.figure.unbuilt_other': '{{count}}개는 빌드되지 않았습니다.',
  'selfCheck.figure.greenWithoutTests_one':
    '{{count}}개는 초록불이지만 테스트가 실행되지 않았습니다.',
  'selfCheck.figure.greenWithoutTests_other':
    '{{count}}개는 초록불이지만 테스트가 실행되지 않았습니다.',
  'selfCheck.figure.cannotTell_one':
    '{{count}}개는 판단할 수 없어, 비율은 {{least}}에서 {{most}} 사이입니다.',
  'selfCheck.figure.cannotTell_other':
    '{{count}}개는 판단할 수 없어, 비율은 {{least}}에서 {{most}} 사이입니다.',
  'selfCheck.figure.neverRed':
    '{{window}} 빌드 {{builds}}개에서 메인라인은 한 번도 빨간불이 아니었습니다.',
  'selfCheck.figure.noBuilds': '{{window}} 판정이 난 메인라인 빌드가 없습니다.',
  'selfCheck.figure.onlyFlaky_one':
    '{{window}} 메인라인이 {{count}}번 빨간불이었고, 재실행으로 초록불이 되었습니다.',
  'selfCheck.figure.onlyFlaky_other':
    '{{window}} 메인라인이 {{count}}번 빨간불이었고, 매번 재실행으로 초록불이 되었습니다.',
  'selfCheck.figure.reds_one':
    '{{window}} 메인라인이 {{count}}번 빨간불이었고, {{duration}} 걸렸습니다.',
  'selfCheck.figure.reds_other':
    '{{window}} 메인라인이 {{count}}번 빨간불이었고, 중앙값은 {{duration}}입니다.',
  'selfCheck.figure.leftOver_one':
    '{{count}}번은 근무일이 끝난 뒤에도 남아 있었습니다.',
  'selfCheck.figure.leftOver_other':
    '{{count}}번은 근무일이 끝난 뒤에도 남아 있었습니다.',
  'selfCheck.figure.flaky_one':
    '{{count}}번은 같은 커밋을 재실행해서 끝났습니다(끝난 것 중 {{share}}).',
  'selfCheck.figure.flaky_other':
    '{{count}}번은 같은 커밋을 재실행해서 끝났습니다(끝난 것 중 {{share}}).',
  'selfCheck.figure.redNow': '지금도 빨간불입니다: {{duration}}째.',
  'selfCheck.rule.title': '규칙',
  'selfCheck.rule.daily':
    '사람이 작성한 커밋의 {{share}} 이상이 제때 오르고, {{branch}}보다 오래된 작업을 담은 브랜치가 없으면 예입니다. 커밋이 {{min}}개보다 적으면 데이터 부족입니다. 봇과 릴리스 브랜치는 세지 않습니다.',
  'selfCheck.rule.tested':
    '코드를 바꾼 체크인의 {{share}} 이상에서, 또는 같은 트리의 커밋에서 테스트가 실행되면 예입니다. 실패한 테스트도 실행된 것입니다. 체크인이 {{min}}개보다 적으면 데이터 부족입니다.',
  'selfCheck.rule.fixing':
    '빨간불의 중앙값이 {{limit}} 이하이고, 근무일이 끝난 뒤까지 남은 것이 없으며, 같은 커밋의 재실행으로 끝난 것이 {{flaky}} 이하이면 예입니다. 빨간불이 없었다면 빌드 {{builds}}개부터 예입니다. 되돌리기도 좋은 수정이며, 권장 시간은 {{advice}}입니다.',
  'selfCheck.rule.calendar':
    '근무 시간은 {{days}}, {{from}}~{{until}}({{zone}})입니다{{holidays}}.',
  'selfCheck.rule.holidays_one': '. 휴일 {{count}}일 제외',
  'selfCheck.rule.holidays_other': '. 휴일 {{count}}일 제외',
  'selfCheck.turn.yes': '예가 되려면',
  'selfCheck.turn.no': '예가 아니게 되는 때',
  'selfCheck.turn.read-all-facts': '이력을 끝까지 읽어야 합니다.',
  'selfCheck.turn.read-pull-requests_one':
    '병합된 풀 리퀘스트를 읽어야 합니다. 커밋 {{count}}개를 언제 작성했는지 거기에 있습니다.',
  'selfCheck.turn.read-pull-requests_other':
    '병합된 풀 리퀘스트를 읽어야 합니다. 커밋 {{count}}개를 언제 작성했는지 거기에 있습니다.',
  'selfCheck.turn.read-open-branches':
    '열린 브랜치를 읽어야 합니다. 무엇이 담겨 있는지 아직 모릅니다.',
  'selfCheck.turn.read-jobs_one':
    '체크인 {{count}}개의 작업을 읽어야 합니다. 테스트가 실행되었는지 거기에 있습니다.',
  'selfCheck.turn.read-jobs_other':
    '체크인 {{count}}개의 작업을 읽어야 합니다. 테스트가 실행되었는지 거기에 있습니다.',
  'selfCheck.turn.read-changed-paths_one':
    '체크인 {{count}}개의 변경 경로를 읽어야 합니다. 코드를 바꾸었는지 거기에 있습니다.',
  'selfCheck.turn.read-changed-paths_other':
    '체크인 {{count}}개의 변경 경로를 읽어야 합니다. 코드를 바꾸었는지 거기에 있습니다.',
  'selfCheck.turn.read-what-cannot-be-told_one':
    '{{count}}건을 판단할 근거가 알려져야 합니다.',
  'selfCheck.turn.read-what-cannot-be-told_other':
    '{{count}}건을 판단할 근거가 알려져야 합니다.',
  'selfCheck.turn.check-in': '커밋 하나면 휴면에서 깨어납니다.',
  'selfCheck.turn.more-commits_one':
    '셀 수 있는 커밋이 {{count}}개 더 필요합니다.',
  'selfCheck.turn.more-commits_other':
    '셀 수 있는 커밋이 {{count}}개 더 필요합니다.',
  'selfCheck.turn.more-commits-in-time_one':
    '커밋 {{count}}개가 더 제때 메인라인에 올라야 합니다.',
  'selfCheck.turn.more-commits-in-time_other':
    '커밋 {{count}}개가 더 제때 메인라인에 올라야 합니다.',
  'selfCheck.turn.commitsInTimePlain':
    '늦은 커밋이 기간 밖으로 나가야 합니다. 늦은 것이 하나도 없어야 합니다.',
  'selfCheck.turn.more-late-commits_one': '커밋 {{count}}개가 더 늦으면.',
  'selfCheck.turn.more-late-commits_other': '커밋 {{count}}개가 더 늦으면.',
  'selfCheck.turn.lateCommitsPlain':
    '오래된 작업을 담은 브랜치가 생기면. 규칙에 커밋 비율은 없습니다.',
  'selfCheck.turn.merge-old-branches_one':
    '오래된 브랜치 {{count}}개의 작업이 메인라인에 오르거나 버려져야 합니다.',
  'selfCheck.turn.merge-old-branches_other':
    '오래된 브랜치 {{count}}개의 작업이 메인라인에 오르거나 버려져야 합니다.',
  'selfCheck.turn.more-check-ins_one':
    '코드를 바꾸는 체크인이 {{count}}개 더 필요합니다.',
  'selfCheck.turn.more-check-ins_other':
    '코드를 바꾸는 체크인이 {{count}}개 더 필요합니다.',
  'selfCheck.turn.more-tested-check-ins_one':
    '체크인 {{count}}개에서 더 테스트가 실행되어야 합니다.',
  'selfCheck.turn.more-tested-check-ins_other':
    '체크인 {{count}}개에서 더 테스트가 실행되어야 합니다.',
  'selfCheck.turn.testedPlain':
    '테스트 없는 체크인이 기간 밖으로 나가야 합니다. 하나도 없어야 합니다.',
  'selfCheck.turn.more-untested-check-ins_one':
    '체크인 {{count}}개에서 더 테스트가 실행되지 않으면.',
  'selfCheck.turn.more-untested-check-ins_other':
    '체크인 {{count}}개에서 더 테스트가 실행되지 않으면.',
  'selfCheck.turn.untestedPlain': '없습니다. 규칙에 체크인 비율이 없습니다.',
  'selfCheck.turn.more-builds_one':
    '초록불이거나 바로 고친 메인라인 빌드가 {{count}}개 더 필요합니다.',
  'selfCheck.turn.more-builds_other':
    '초록불이거나 바로 고친 메인라인 빌드가 {{count}}개 더 필요합니다.',
  'selfCheck.turn.fix-what-is-red_one': '지금 빨간불인 것을 고쳐야 합니다.',
  'selfCheck.turn.fix-what-is-red_other':
    '지금 빨간불인 {{count}}건을 고쳐야 합니다.',
  'selfCheck.turn.fix-faster':
    '더 빨리 고쳐야 합니다. 중앙값 {{duration}}이(가) {{limit}}까지 줄어야 합니다.',
  'selfCheck.turn.no-red-left-over_one':
    '근무일을 넘긴 빨간불 {{count}}건이 기간 밖으로 나가고, 새로 생기지 않아야 합니다.',
  'selfCheck.turn.no-red-left-over_other':
    '근무일을 넘긴 빨간불 {{count}}건이 기간 밖으로 나가고, 새로 생기지 않아야 합니다.',
  'selfCheck.turn.fewer-flaky_one':
    '재실행으로 끝나는 빨간불이 {{count}}건 줄어야 합니다.',
  'selfCheck.turn.fewer-flaky_other':
    '재실행으로 끝나는 빨간불이 {{count}}건 줄어야 합니다.',
  'selfCheck.turn.slower-fixes-or-left-over':
    '중앙값이 {{duration}}을(를) 넘거나, 근무일을 넘겨 남거나, 재실행으로 끝나는 것이 늘면.',
  'selfCheck.turn.unknown': '서버의 말: "{{word}}"',
  'selfCheck.missingTitle': '근거가 빠진 것',
  'selfCheck.missing.complete-facts': '이력을 아직 읽고 있습니다.',
  'selfCheck.missing.whole-window':
    '이력이 기간보다 늦게 시작합니다. {{date}}부터 셉니다.',
  'selfCheck.missing.older-jobs':
    '더 오래된 빌드의 작업은 읽지 않았습니다. 알려진 날만, {{date}}부터 셉니다.',
  'selfCheck.missing.pull-requests':
    '병합된 풀 리퀘스트를 읽지 않았습니다. 스쿼시 커밋의 날짜는 병합한 날짜입니다.',
  'selfCheck.missing.open-branches':
    '열린 브랜치를 읽지 않아 무엇이 담겨 있는지 모릅니다.',
  'selfCheck.missing.jobs':
    '일부 실행의 작업을 읽지 않아 워크플로 이름으로 판단합니다.',
  'selfCheck.missing.test-reports':
    '테스트 보고서가 없어, 작업과 단계의 이름으로 테스트 실행을 판단합니다.',
  'selfCheck.missing.changed-paths':
    '변경 경로를 읽지 않아 문서와 코드를 구분할 수 없습니다.',
  'selfCheck.warning.more-tests-skipped':
    '건너뛰는 테스트가 늘고 있습니다: 기간 전반 {{before}}, 후반 {{after}}. 답은 바뀌지 않습니다.',
  'selfCheck.verdict.counts-for': '긍정 근거',
  'selfCheck.verdict.counts-against': '부정 근거',
  'selfCheck.verdict.cannot-tell': '판단 불가',
  'selfCheck.verdict.does-not-count': '세지 않음',
  'selfCheck.reason.in-time': '제때 메인라인에 올랐음',
  'selfCheck.reason.late': '메인라인에 늦게 올랐음',
  'selfCheck.reason.not-on-mainline': '기한이 지났는데 아직 메인라인에 없음',
  'selfCheck.reason.not-due': '아직 기한이 남음',
  'selfCheck.reason.written-before-window': '기간이 시작되기 전에 작성됨',
  'selfCheck.reason.merge-commit': '병합 커밋이라 작성한 사람이 없음',
  'selfCheck.reason.merged-pull-request':
    '병합으로 생긴 커밋이며, 원래 커밋을 셈',
  'selfCheck.reason.rewritten': '이력을 다시 쓴 것이며, 이전에 이미 올랐음',
  'selfCheck.reason.release-branch': '병합하지 않는 릴리스 브랜치에 있음',
  'selfCheck.reason.pull-request-not-read':
    '병합되었지만 풀 리퀘스트를 읽지 않아 언제 작성했는지 모름',
  'selfCheck.reason.arrival-not-told':
    '언제 메인라인에 올랐는지 알려진 것이 없음',
  'selfCheck.reason.no-author-date': '작성일을 모름',
  'selfCheck.reason.young-branch': '최근 시작한 브랜치',
  'selfCheck.reason.old-branch': '너무 오래된 작업이 있음',
  'selfCheck.reason.abandoned-branch': '오랫동안 커밋이 없어 버려진 브랜치',
  'selfCheck.reason.test-ran': '테스트가 실행됨',
  'selfCheck.reason.no-test-ran': '빌드되었지만 테스트가 실행되지 않음',
  'selfCheck.reason.nothing-built': '빌드되지 않음',
  'selfCheck.reason.never-started': '빌드가 시작되지 못함',
  'selfCheck.reason.cancelled': '빌드가 취소됨',
  'selfCheck.reason.failed-before-tests':
    '테스트 전에 실패해 판단 근거가 되지 않음',
  'selfCheck.reason.tests-skipped': '테스트를 건너뜀',
  'selfCheck.reason.still-running': '아직 실행 중',
  'selfCheck.reason.jobs-not-read': '작업을 읽지 않음',
  'selfCheck.reason.below-head': '같은 푸시의 마지막 커밋과 함께 테스트됨',
  'selfCheck.reason.documents-only': '문서만 바꿈',
  'selfCheck.reason.bot': '봇이 작성함',
  'selfCheck.reason.other-folder': '이 서비스의 폴더가 아님',
  'selfCheck.reason.paths-not-read': '경로를 읽지 않아 이 서비스의 것인지 모름',
  'selfCheck.reason.fixed': '제때 고침',
  'selfCheck.reason.fixed-by-revert': '되돌려서 제때 고침',
  'selfCheck.reason.fixed-late': '늦게 고침',
  'selfCheck.reason.left-over': '근무일이 끝난 뒤까지 남아 있었음',
  'selfCheck.reason.flaky': '같은 커밋을 재실행해 초록불이 됨',
  'selfCheck.reason.still-red': '지금도 빨간불이며 너무 오래됨',
  'selfCheck.reason.just-red': '지금 빨간불이지만 아직 시간이 있음',
  'selfCheck.reason.workflow-gone':
    '워크플로가 언제 없어졌는지 몰라 목록에만 둠',
  'selfCheck.reason.set-aside': '사람이 제외함',
  'selfCheck.evidence.title': '근거',
  'selfCheck.evidence.counts': '근거를 세는 방식',
  'selfCheck.evidence.empty': '이 질문에서 살펴본 것이 없습니다.',
  'selfCheck.evidence.filtered': '필터에 맞는 근거가 없습니다.',
  'selfCheck.evidence.verdict': '세는 방식',
  'selfCheck.evidence.question': '질문',
  'selfCheck.evidence.all': '모든 질문',
  'selfCheck.evidence.more': '{{number}}개 더 보기',
  'selfCheck.evidence.shown': '{{total}}개 중 {{shown}}개',
  'selfCheck.evidence.count': '{{word}} {{number}}',
  'selfCheck.evidence.asCheckIn': '메인라인에서는',
  'selfCheck.evidence.pullRequest': '풀 리퀘스트 #{{number}}',
  'selfCheck.evidence.branch': '브랜치 {{name}}',
  'selfCheck.evidence.built.green': '빌드 초록불',
  'selfCheck.evidence.built.red': '빌드 빨간불',
  'selfCheck.evidence.tests_one': '테스트 {{count}}개',
  'selfCheck.evidence.tests_other': '테스트 {{count}}개',
  'selfCheck.evidence.testsFailed': '실패 {{number}}개',
  'selfCheck.evidence.testsSkipped': '건너뜀 {{number}}개',
  'selfCheck.evidence.by.report': '테스트 보고서로 확인',
  'selfCheck.evidence.by.job': '작업 이름으로 확인',
  'selfCheck.evidence.by.step': '단계 이름으로 확인',
  'selfCheck.evidence.by.workflow': '워크플로 이름으로 확인',
  'selfCheck.evidence.toldMore': '외 {{number}}건',
  'selfCheck.evidence.redSince': '{{time}}부터 {{duration}} 동안 빨간불',
  'selfCheck.evidence.redStill':
    '{{time}}부터 지금까지 {{duration}} 동안 빨간불',
  'selfCheck.evidence.brokenBy': '깨뜨린 체크인',
  'selfCheck.evidence.endedBy.fix': '고친 체크인',
  'selfCheck.evidence.endedBy.revert': '되돌린 체크인',
  'selfCheck.evidence.endedBy.rerun': '재실행으로 초록불이 된 체크인',
  'selfCheck.evidence.leftOver': '근무일이 끝난 뒤까지 남음',
  'selfCheck.evidence.meanwhile_one': '그동안 체크인 {{count}}개',
  'selfCheck.evidence.meanwhile_other': '그동안 체크인 {{count}}개',
  'selfCheck.evidence.setAside':
    '{{name}}, {{time}}: "{{reason}}". 원래는 {{was}}입니다.',
  'selfCheck.evidence.unknownWord': '서버의 말: "{{word}}"',
  'selfCheck.teams.title': '팀별 자가 점검',
  'selfCheck.teams.link': '팀별 자가 점검',
  'selfCheck.teams.hint':
    '팀마다 각 답에 해당하는 서비스가 몇 개인지 보여 줍니다. 이름순이며 팀의 순위를 매기지 않습니다. 숫자를 누르면 해당 서비스로 갑니다.',
  'selfCheck.teams.loading': '팀별 자가 점검을 읽는 중',
  'selfCheck.teams.failure': '팀별 자가 점검을 읽지 못했습니다',
  'selfCheck.teams.at': '가장 오래된 답: {{time}}',
  'selfCheck.teams.table': '팀과 답에 따른 서비스',
  'selfCheck.teams.team': '팀',
  'selfCheck.teams.services': '서비스',
  'selfCheck.teams.dormant': '휴면',
  'selfCheck.teams.dormantHint': '최근 커밋이 없으며, 데이터 부족으로 셉니다',
  'selfCheck.teams.mine': '내 팀',
  'selfCheck.teams.noOwner': '담당 없음',
  'selfCheck.teams.all': '모든 팀',
  'selfCheck.teams.cell_one': '{{name}}: {{answer}}, 서비스 {{count}}개',
  'selfCheck.teams.cell_other': '{{name}}: {{answer}}, 서비스 {{count}}개',
  'selfCheck.teams.empty': '아직 답한 서비스가 없습니다',
  'selfCheck.teams.emptyHint':
    '소스 위치를 밝힌 모든 카탈로그 컴포넌트에 세 가지 질문을 합니다. catalog-info.yaml에 이 주석을 추가하세요:',
} as const;
