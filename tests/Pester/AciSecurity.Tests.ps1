#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# What only a whole PowerShell has: its own cmdlets around ours. The module must be built.

BeforeDiscovery {
    $manifest = Import-PowerShellDataFile "$PSScriptRoot/../../AciSecurity.psd1"
    $cmdlets = $manifest.CmdletsToExport
}

BeforeAll {
    $manifestPath = (Resolve-Path "$PSScriptRoot/../../AciSecurity.psd1").Path
    Import-Module $manifestPath -Force
    $group = @{
        id = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerInstance/containerGroups/web'
        name = 'web'
        type = 'Microsoft.ContainerInstance/containerGroups'
        location = 'westeurope'
        properties = @{
            osType = 'Linux'
            containers = @(@{ name = 'app'; properties = @{ image = 'nginx:latest'; securityContext = @{ privileged = $true } } })
        }
    } | ConvertTo-Json -Depth 10
    $file = Join-Path $TestDrive 'group.json'
    Set-Content $file $group
}

Describe 'The module' {
    It 'has a manifest in order' {
        Test-ModuleManifest $manifestPath -ErrorAction Stop -WarningVariable warnings | Out-Null
        $warnings | Should -BeNullOrEmpty
    }

    It 'exports what the manifest lists' -ForEach @(@{ Listed = $cmdlets }) {
        (Get-Command -Module AciSecurity).Name | Sort-Object | Should -Be ($Listed | Sort-Object)
    }

    It 'uses approved verbs' {
        (Get-Command -Module AciSecurity).Verb | ForEach-Object { $_ | Should -BeIn (Get-Verb).Verb }
    }

    It 'can be removed and imported again' {
        Remove-Module AciSecurity
        Get-Command Invoke-AciSecurityAudit -ErrorAction Ignore -Module AciSecurity | Should -BeNullOrEmpty
        Import-Module $manifestPath
        Invoke-AciSecurityAudit $file | Should -Not -BeNullOrEmpty
    }
}

Describe 'Get-Help <_>' -ForEach $cmdlets {
    It 'has a synopsis, examples and all parameters' {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match $_
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        $own = (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        $help.parameters.parameter.name | Sort-Object | Should -Be $own
        $help.parameters.parameter | Where-Object { $_ } | ForEach-Object { $_.description.Text | Should -Not -BeNullOrEmpty -Because $_.name }
    }
}

Describe 'Invoke-AciSecurityAudit' {
    BeforeAll {
        $expected = (Invoke-AciSecurityAudit $file).RuleId
    }

    It 'finds what is wrong' {
        $expected | Should -Contain 'Aci.Privileged'
    }

    It 'takes <Name>' -ForEach @(
        @{ Name = 'what Get-ChildItem gives'; Pipe = { Get-ChildItem $TestDrive -Filter group.json } }
        @{ Name = 'what Get-Content gives, line by line'; Pipe = { Get-Content $file } }
        @{ Name = 'what Get-Content -Raw gives'; Pipe = { Get-Content $file -Raw } }
        @{ Name = 'what ConvertFrom-Json gives'; Pipe = { Get-Content $file -Raw | ConvertFrom-Json } }
        @{ Name = 'what ConvertFrom-Json -AsHashtable gives'; Pipe = { Get-Content $file -Raw | ConvertFrom-Json -AsHashtable } }
        @{ Name = 'what Import-AciTemplate gives'; Pipe = { Import-AciTemplate $file } }
        @{ Name = 'a path'; Pipe = { $file } }
        @{ Name = 'selected properties'; Pipe = { Get-Content $file -Raw | ConvertFrom-Json | Select-Object id, name, type, properties } }
    ) {
        $findings = & $Pipe | Invoke-AciSecurityAudit -ErrorVariable errors
        $errors | Should -BeNullOrEmpty
        $findings.RuleId | Should -Be $expected
    }

    It 'stops when Select-Object has enough' {
        $many = 1..500 | ForEach-Object { $group.Replace('"web"', "`"web$_`"") }
        $seen = 0
        $first = $many | ForEach-Object { $seen++; $_ } | Invoke-AciSecurityAudit | Select-Object -First 3
        $first | Should -HaveCount 3
        # The first hundred wait for what may come behind them and say something about them.
        $seen | Should -BeLessThan 200
    }

    It 'stops in the middle of a file when Select-Object has enough' {
        $list = Join-Path $TestDrive 'many.json'
        Set-Content $list ('[' + ((1..20000 | ForEach-Object { $group }) -join ',') + ']')
        $whole = Measure-Command { Invoke-AciSecurityAudit $list | Out-Null }
        $first = Measure-Command { Invoke-AciSecurityAudit $list | Select-Object -First 1 | Should -HaveCount 1 }
        $first.TotalSeconds | Should -BeLessThan ([math]::Max(1, $whole.TotalSeconds / 2))
    }

    It 'runs in a job and in parallel' {
        $job = Start-Job { Import-Module $using:manifestPath; (Invoke-AciSecurityAudit $using:file).RuleId }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be $expected
        $counts = 1..4 | ForEach-Object -Parallel { Import-Module $using:manifestPath; @(Invoke-AciSecurityAudit $using:file).Count } -ThrottleLimit 2
        $counts | Should -Be (@($expected.Count) * 4)
    }

    It 'can be stopped' {
        $shell = [powershell]::Create().AddScript({
                param($module, $text)
                Import-Module $module
                & { while ($true) { $text } } | Invoke-AciSecurityAudit
            }).AddArgument($manifestPath).AddArgument($group)
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $run = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
        while ($output.Count -eq 0 -and -not $run.IsCompleted) { Start-Sleep -Milliseconds 50 }
        (Measure-Command { $shell.Stop() }).TotalSeconds | Should -BeLessThan 10
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Dispose()
    }

    It 'gives objects that other commands can use' {
        $findings = Invoke-AciSecurityAudit $file
        ($findings | Group-Object Severity).Name | Should -Contain 'Critical'
        ($findings | Sort-Object Severity -Descending)[0].Severity | Should -Be 'Critical'
        $findings | Where-Object Severity -GE High | Should -Not -BeNullOrEmpty
        ($findings | ConvertTo-Json -Depth 5 | ConvertFrom-Json)[0].RuleId | Should -Be $findings[0].RuleId
        ($findings | ConvertTo-Csv)[1] | Should -Match 'Aci\.'
        $findings | Format-Table | Out-String | Should -Match 'web \(Microsoft.ContainerInstance/containerGroups\)'
        $findings[0] | Format-List | Out-String | Should -Match 'Recommendation'
    }
}

Describe 'Test-AciLeastPrivilege -Quiet' {
    It 'answers once' {
        Test-AciLeastPrivilege $file, $file -Quiet | Should -BeExactly $false
    }
}

Describe '<_> -Quiet' -ForEach 'Test-AciApprovedImage', 'Test-AciAttackSurface' {
    It 'answers once' {
        & $_ $file, $file -Quiet | Should -BeExactly $false
    }

    It 'runs rules that name it' {
        $named = (Get-AciSecurityRule | Where-Object Cmdlets -Contains $_).Id
        $ran = (& $_ $file).RuleId
        $ran | Should -Not -BeNullOrEmpty
        $ran | ForEach-Object { $_ | Should -BeIn $named }
    }
}

Describe 'A policy' {
    BeforeAll {
        $policy = Join-Path $TestDrive 'policy.yaml'
        $soon = [System.DateTimeOffset]::UtcNow.AddDays(30).ToString('yyyy-MM-dd')
        Set-Content $policy @"
version: 1
exemptions:
  - rule: Aci.Privileged
    resource: web
    reason: The vendor mends it this month.
    owner: team shop
    expires: $soon
"@
        $broken = Join-Path $TestDrive 'broken.yaml'
        Set-Content $broken 'baselin: Strict'
    }

    It 'exempts what it says' {
        $finding = Invoke-AciSecurityAudit $file -Rule Aci.Privileged -Policy $policy
        $finding.Outcome | Should -Be 'Exempt'
        $finding.Exemption | Should -Be "The vendor mends it this month. (team shop, until $soon)"
    }

    It 'is tested' {
        Test-AciSecurityPolicy $policy | Should -BeNullOrEmpty
        Test-AciSecurityPolicy $policy -Quiet | Should -BeExactly $true
        Test-AciSecurityPolicy $broken -Quiet | Should -BeExactly $false
        (Get-ChildItem $TestDrive -Filter broken.yaml | Test-AciSecurityPolicy).Line | Should -Be @(1, 1)
    }

    It 'ends the script if it cannot be used' {
        { Invoke-AciSecurityAudit $file -Policy $broken } | Should -Throw -ErrorId 'AciSecurity.PolicyInvalid'
        $script = Join-Path $TestDrive 'policy.ps1'
        Set-Content $script @"
            Import-Module '$manifestPath'
            Invoke-AciSecurityAudit '$file' -Policy '$broken' | Assert-AciSecurityFinding
            'deployed'
"@
        $output = & ([System.Environment]::ProcessPath) -NoProfile -File $script 2>&1
        $LASTEXITCODE | Should -Be 1
        "$output" | Should -Not -Match 'deployed'
    }

    It 'gives way to -Baseline' {
        (Get-AciSecurityRule -Baseline Strict).Count | Should -BeGreaterOrEqual (Get-AciSecurityRule -Baseline Default).Count
        Invoke-AciSecurityAudit $file -Policy $policy -Baseline Strict | Should -Not -BeNullOrEmpty
    }
}

Describe 'Export-AciSecurityReport' {
    BeforeEach {
        $report = Join-Path $TestDrive 'out.sarif'
        Remove-Item $report -ErrorAction Ignore
    }

    It 'writes SARIF that ConvertFrom-Json reads' {
        Invoke-AciSecurityAudit $file | Export-AciSecurityReport $report
        (Get-Content $report -Raw | ConvertFrom-Json).runs[0].results.ruleId | Should -Contain 'Aci.Privileged'
    }

    It 'writes nothing with -WhatIf' {
        Invoke-AciSecurityAudit $file | Export-AciSecurityReport $report -WhatIf
        $report | Should -Not -Exist
    }

    It 'leaves nothing when Select-Object has enough' {
        Invoke-AciSecurityAudit $file | Export-AciSecurityReport $report -PassThru | Select-Object -First 1 | Should -HaveCount 1
        Get-ChildItem $TestDrive -Force -Filter 'out.sarif*' | Should -BeNullOrEmpty
    }

    It 'works where the location is a drive of PowerShell' {
        Push-Location TestDrive:/
        try {
            Invoke-AciSecurityAudit ./group.json | Export-AciSecurityReport ./out.sarif
            $report | Should -Exist
        }
        finally {
            Pop-Location
        }
    }

    It 'ends a script with exit code 1 when the gate fails, and the report is whole' {
        $script = Join-Path $TestDrive 'gate.ps1'
        Set-Content $script @"
            Import-Module '$manifestPath'
            Invoke-AciSecurityAudit '$file' | Export-AciSecurityReport '$report' -FailOn High
            'deployed'
"@
        $output = & ([System.Environment]::ProcessPath) -NoProfile -File $script 2>&1
        $LASTEXITCODE | Should -Be 1
        "$output" | Should -Not -Match 'deployed'
        (Get-Content $report -Raw | ConvertFrom-Json).runs[0].results | Should -HaveCount @(Invoke-AciSecurityAudit $file).Count
    }
}

Describe 'Export-AciAzurePolicy' {
    BeforeEach {
        $policies = Join-Path $TestDrive 'policies.json'
        Remove-Item $policies -ErrorAction Ignore
    }

    It 'writes a template that ConvertFrom-Json reads' {
        Export-AciAzurePolicy $policies -ApprovedRegistry contoso.azurecr.io -WarningAction Ignore
        $template = Get-Content $policies -Raw | ConvertFrom-Json
        $template.resources[-1].type | Should -Be 'Microsoft.Authorization/policySetDefinitions'
        $template.resources.name | Should -Contain 'acisecurity-aci-approved-registry'
    }

    It 'writes nothing with -WhatIf' {
        Export-AciAzurePolicy $policies -WhatIf -WarningAction Ignore
        $policies | Should -Not -Exist
    }

    It 'says what Azure Policy cannot express' {
        $definitions = Export-AciAzurePolicy $policies -PassThru -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match 'Acr\.AuditLog'
        ($definitions | Where-Object RuleId -EQ Aci.RunAsRoot).NotExpressed | Should -Not -BeNullOrEmpty
    }
}

Describe 'Get-AciSecurityRule -Detailed' {
    It 'shows the page of each rule as text' {
        $page = Get-AciSecurityRule Aci.Privileged -Detailed | Out-String
        $page | Should -Match 'How it is decided'
        $page | Should -Not -Match '\]\('
        @(Get-AciSecurityRule -Detailed) | Should -HaveCount @(Get-AciSecurityRule).Count
    }

    It 'leaves no escape sequence in a file' {
        $rendering = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Host'
            $text = Join-Path $TestDrive 'page.txt'
            Get-AciSecurityRule Aci.Privileged -Detailed | Out-File $text
            Get-Content $text -Raw | Should -Not -Match "`e"
        }
        finally {
            $PSStyle.OutputRendering = $rendering
        }
    }

    It 'lists the rules of a section' {
        (Get-AciSecurityRule -Section Credentials).Id | Should -Contain 'Aci.PlaintextSecret'
    }
}

Describe 'The summary' {
    It 'is on the information stream' {
        $findings = Invoke-AciSecurityAudit $file -InformationVariable said
        $said | Should -HaveCount 1
        $said[0].Tags | Should -Be 'AciSecurity'
        "$($said[0])" | Should -Match '^1 resource judged, '
        $said[0].MessageData.Failed | Should -Be @($findings | Where-Object Outcome -EQ Fail).Count
    }

    It 'is not shown unless it is asked for' {
        (Invoke-AciSecurityAudit $file | Out-String) | Should -Not -Match 'judged'
        $shown = Invoke-AciSecurityAudit $file -InformationAction Continue 6>&1 | Where-Object { $_ -is [System.Management.Automation.InformationRecord] }
        $shown | Should -HaveCount 1
    }
}

Describe 'A name with an escape sequence' {
    It 'is text in tables and lists' {
        $hostile = $group.Replace('"web"', '"\u001b[31mweb"').Replace('"app"', '"\u001b[31mapp"').Replace('"westeurope"', '"\u001b[31mwest"')
        $hostileFile = Join-Path $TestDrive 'hostile.json'
        Set-Content $hostileFile $hostile
        foreach ($objects in @($hostile | Invoke-AciSecurityAudit), @(Import-AciTemplate $hostileFile)) {
            foreach ($text in ($objects | Format-Table | Out-String), ($objects | Format-List | Out-String)) {
                $text | Should -Match '\\u001b\[31mweb'
                $text | Should -Not -Match "`e\[31mw"
            }
        }
    }
}

Describe 'Completion' {
    It 'completes <Line>' -ForEach @(
        @{ Line = 'Invoke-AciSecurityAudit -Rule aci.priv'; Expected = 'Aci.Privileged' }
        @{ Line = 'Invoke-AciSecurityAudit -ExcludeRule adminu'; Expected = 'Acr.AdminUser' }
        @{ Line = 'Invoke-AciSecurityAudit -Baseline s'; Expected = 'Strict' }
        @{ Line = 'Invoke-AciSecurityAudit -Severity High, c'; Expected = 'Critical' }
        @{ Line = 'Get-AciSecurityRule -Section cred'; Expected = 'Credentials' }
        @{ Line = 'Export-AciSecurityReport -Format s'; Expected = 'Sarif' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Contain $Expected
    }
}

Describe 'Every error' {
    It 'says what to do' {
        Invoke-AciSecurityAudit (Join-Path $TestDrive 'nowhere.json') -ErrorVariable errors -ErrorAction SilentlyContinue | Out-Null
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Get-Help <_>' -ForEach 'about_AciSecurity', 'about_AciSecurity_Rules', 'about_AciSecurity_Policy', 'about_AciSecurity_Signature', 'about_AciSecurity_Troubleshooting' {
    It 'finds the topic' {
        Get-Help $_ | Out-String | Should -Match 'LONG DESCRIPTION'
    }
}
