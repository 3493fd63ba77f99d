#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# The cmdlets that change Azure, against the simulated one. The module must be built, and tests/AciSecurity.Simulator.

BeforeDiscovery {
    $program = Get-Item "$PSScriptRoot/../../artifacts/bin/AciSecurity.Simulator/*/AciSecurity.Simulator.dll" -ErrorAction Ignore | Select-Object -First 1
    $cmdlets = 'Repair-AciSecurityFinding', 'Undo-AciSecurityRepair', 'Set-AcrSecuritySetting', 'Set-AcrContentTrust', 'Set-AciDiagnosticSetting', 'Set-AciDefenderPlan'
}

BeforeAll {
    Import-Module (Resolve-Path "$PSScriptRoot/../../AciSecurity.psd1").Path -Force
}

Describe '<_>' -ForEach $cmdlets {
    BeforeAll {
        $command = Get-Command $_
        $help = Get-Help $_ -Full
    }

    It 'asks first, and can be asked what it would do' {
        $command.Parameters.Keys | Should -Contain 'WhatIf'
        $command.Parameters.Keys | Should -Contain 'Confirm'
        $command.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $true).ConfirmImpact | Should -Be 'High'
    }

    It 'keeps a journal' { $command.Parameters.Keys | Should -Contain 'JournalPath' }

    It 'says which permissions it takes' { $help.alertSet | Out-String | Should -Match 'Microsoft\.|permissions' }
}

Describe 'The simulated Azure' -Skip:(-not $program) {
    BeforeAll {
        . "$PSScriptRoot/../../examples/simulated-azure.ps1"
        $azure = Start-SimulatedAzure
        $password = ConvertTo-SecureString 'not-a-real-secret-of-the-operator' -AsPlainText -Force
        Connect-AciSecurity -ServicePrincipal -Credential ([pscredential]::new('22222222-0000-4000-8000-000000000002', $password)) -TenantId $azure.TenantId -Environment $azure.Environment
        $journal = Join-Path $TestDrive 'journal.jsonl'
    }

    AfterAll {
        Disconnect-AciSecurity
        $azure.Process.Kill()
        $azure.Process.Dispose()
    }

    It 'shows plans with -WhatIf, and changes nothing' {
        $plans = Invoke-AciSecurityAudit -SubscriptionId Production -Rule Acr.* | Repair-AciSecurityFinding -JournalPath $journal -WhatIf -WarningAction SilentlyContinue
        $plans | Should -Not -BeNullOrEmpty
        $plans | ForEach-Object { $_ | Should -BeOfType AciSecurity.Remediation.RemediationPlan }
        $journal | Should -Not -Exist
        (Get-AcrRegistry -Name contosolegacy).ToJson() | Should -Match '"anonymousPullEnabled":\s*true'
    }

    It 'repairs, and gives the finding as it is afterwards' {
        $after = Invoke-AciSecurityAudit -SubscriptionId Production -Rule Acr.AnonymousPull | Repair-AciSecurityFinding -JournalPath $journal -Confirm:$false
        $after.RuleId | Should -Be 'Acr.AnonymousPull'
        $after.Outcome | Should -Be 'Pass'
        (Get-AcrRegistry -Name contosolegacy).ToJson() | Should -Match '"anonymousPullEnabled":\s*false'
    }

    It 'leaves what a container group needs, and says which' {
        Invoke-AciSecurityAudit -SubscriptionId Production -Rule Acr.AdminUser | Repair-AciSecurityFinding -JournalPath $journal -Confirm:$false -WarningVariable left -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $left | Should -Match 'shop-legacy'
    }

    It 'takes back what the journal has' {
        (Undo-AciSecurityRepair -JournalPath $journal -Confirm:$false).State | Should -Be 'Undone'
        (Get-AcrRegistry -Name contosolegacy).ToJson() | Should -Match '"anonymousPullEnabled":\s*true'
    }

    It 'refuses what the SKU does not have before it sends anything' {
        { Set-AcrSecuritySetting contosolegacy -PublicNetworkAccess $false -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'AciSecurity.RegistrySkuTooLow*'
    }

    It 'says that a container group starts anew' {
        $plan = Get-AciContainerGroup -SubscriptionId Production -Name shop-vnet-open | Set-AciDiagnosticSetting -WorkspaceId /subscriptions/x/w -WhatIf -WarningVariable said -WarningAction SilentlyContinue
        $plan.Restarts | Should -BeTrue
        $said | Should -Match 'starts the container group anew'
    }

    It 'knows no content trust any more where it never was' {
        { Set-AcrContentTrust contosovault -Status Enabled -Force -ErrorAction Stop } | Should -Throw -ErrorId 'AciSecurity.*'
    }
}
