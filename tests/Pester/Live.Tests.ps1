#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# What is deployed, in a simulated Azure, with the cmdlets of a whole PowerShell around ours. The solution must be built.

BeforeDiscovery {
    $program = Get-Item "$PSScriptRoot/../../artifacts/bin/AciSecurity.Simulator/*/AciSecurity.Simulator.dll" -ErrorAction Ignore | Select-Object -First 1
}

Describe 'What is deployed' -Skip:($null -eq $program) {
    BeforeAll {
        Import-Module (Resolve-Path "$PSScriptRoot/../../AciSecurity.psd1").Path -Force
        $program = Get-Item "$PSScriptRoot/../../artifacts/bin/AciSecurity.Simulator/*/AciSecurity.Simulator.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
        $output = Join-Path $TestDrive 'simulator.json'
        $simulator = Start-Process dotnet -ArgumentList $program.FullName -RedirectStandardOutput $output -PassThru
        $until = [datetime]::UtcNow.AddSeconds(60)
        do { Start-Sleep -Milliseconds 100 } until ((Get-Content $output -ErrorAction Ignore) -or [datetime]::UtcNow -gt $until)
        $azure = Get-Content $output -Raw | ConvertFrom-Json
        $credential = [pscredential]::new($azure.clientId, (ConvertTo-SecureString $azure.clientSecret -AsPlainText))
        $signIn = @{ ServicePrincipal = $true; Credential = $credential; TenantId = $azure.tenantId; Environment = $azure.environment }
        Connect-AciSecurity @signIn
    }

    AfterAll {
        Disconnect-AciSecurity
        Stop-Process -Id $simulator.Id
    }

    It 'is signed in' {
        (Get-AciSecurityContext).TenantId | Should -Be $azure.tenantId
        Get-AciSecurityContext | Out-String | Should -Not -Match ([regex]::Escape($azure.clientSecret))
    }

    It 'gives container groups with their ids' {
        $groups = Get-AciContainerGroup
        $groups.Count | Should -Be 8
        $groups | ForEach-Object ResourceId | Should -Match '^/subscriptions/'
        $groups | Format-Table | Out-String | Should -Match 'shop-api'
    }

    It 'takes the ids of other tools' {
        $ids = (Get-AciContainerGroup -Name shop-api, dev-job).ResourceId
        ($ids | ForEach-Object { [pscustomobject] @{ ResourceId = $_ } } | Get-AciContainerGroup).Name | Sort-Object | Should -Be 'dev-job', 'shop-api'
        @() | Get-AciContainerGroup | Should -BeNullOrEmpty
    }

    It 'gives registries by login server' {
        (Get-AcrRegistry -SubscriptionId Production -Name contosoprod.azurecr.io).Name | Should -Be 'contosoprod'
    }

    It 'is judged with its facts when it is piped on' {
        $findings = Get-AciContainerGroup -Name shop-orders, shop-api | Test-AciAuditLog -IncludePassed | Where-Object RuleId -eq Aci.DiagnosticLog
        ($findings | Where-Object ResourceName -eq shop-orders).Outcome | Should -Be Pass
        ($findings | Where-Object ResourceName -eq shop-api).Outcome | Should -Be Fail
    }

    It 'is audited from one subscription to a report' {
        $report = Join-Path $TestDrive 'live.sarif'
        $findings = Invoke-AciSecurityAudit -SubscriptionId Production | Tee-Object -Variable seen | Export-AciSecurityReport -Path $report -PassThru -ErrorAction SilentlyContinue
        $seen.Count | Should -BeGreaterThan 20
        (Get-Content $report -Raw | ConvertFrom-Json).runs[0].results.Count | Should -BeGreaterThan 20
    }

    It 'ends when somebody downstream has enough' {
        @(Invoke-AciSecurityAudit -SubscriptionId Production | Select-Object -First 1).Count | Should -Be 1
    }

    It 'names the permission that is missing' {
        $findings = Invoke-AciSecurityAudit -SubscriptionId Restricted -Rule Acr.AdminUser -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -Match '^AciSecurity.AzureForbidden'
        $findings.Reason | Should -Match 'Microsoft.ContainerRegistry/registries/read'
    }

    It 'has a context for each runspace' {
        $own = Connect-AciSecurity @signIn -PassThru
        $manifest = (Get-Module AciSecurity).Path -replace 'module[\\/]bin[\\/]AciSecurity.dll$', 'AciSecurity.psd1'
        $names = 1..3 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            if (Get-AciSecurityContext) { throw 'A runspace has the context of another.' }
            (Get-AciContainerGroup -Context $using:own -SubscriptionId Production).Count
        }
        $names | Should -Be 5, 5, 5
    }

    It 'shows requests to those who ask, without tokens' {
        $debug = Get-AciContainerGroup -SubscriptionId Production -Debug 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        "$debug" | Should -Match 'containerGroups.* 200'
        "$debug" | Should -Not -Match 'Bearer|eyJ'
    }

    It 'completes names where the command is already' {
        $line = 'Get-AciContainerGroup -SubscriptionId Development -Name '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'dev-job'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Not -Contain 'shop-api'
    }

    It 'completes subscriptions and names' {
        (TabExpansion2 'Get-AciContainerGroup -SubscriptionId ').CompletionMatches.ToolTip | Should -Contain 'Production'
        (TabExpansion2 'Get-AciContainerGroup -Name shop-a').CompletionMatches.CompletionText | Should -Contain 'shop-api'
    }
}

Describe 'Get-AciSecurityPermission' {
    BeforeAll {
        Import-Module (Resolve-Path "$PSScriptRoot/../../AciSecurity.psd1").Path -Force
    }

    It 'writes a role as JSON' {
        $role = Get-AciSecurityPermission -AssignableScope /subscriptions/11111111-1111-1111-1111-111111111111 | ConvertFrom-Json
        $role.Actions | Should -Contain 'Microsoft.ContainerInstance/containerGroups/read'
        $role.Actions | Where-Object { $_ -notmatch '/read$' } | Should -BeNullOrEmpty
        $role.DataActions | Should -BeNullOrEmpty
    }

    It 'writes less for fewer rules' {
        $role = Get-AciSecurityPermission -Rule Aci.Privileged | ConvertFrom-Json
        $role.Actions | Should -Not -Contain 'Microsoft.ContainerRegistry/registries/read'
    }
}
